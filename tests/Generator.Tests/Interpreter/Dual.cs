namespace SubsetGen.Generator.Tests.Interpreter;

/// <summary>A number and its derivative along one direction.</summary>
internal readonly record struct Dual(double Value, double Along = 0)
{
    public static implicit operator Dual(double value) => new(value);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Along + b.Along);

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, (a.Along * b.Value) + (a.Value * b.Along));
}
