namespace SubsetGen.PdeDiscovery.Library;

/// <summary>A candidate term: a power of u times a derivative of u in x.</summary>
/// <param name="Power">p of u^p, at least 0.</param>
/// <param name="Order">q of the q-th derivative, at least 0; the 0th is u itself.</param>
internal readonly record struct Term(int Power, int Order)
{
    /// <summary>The term as it is written: <c>u_xx</c>, <c>u^2 u_xxx</c>; without a derivative <c>u^(p+1)</c>.</summary>
    public string Name => Order == 0
        ? PowerName(Power + 1)
        : (Power == 0 ? "" : PowerName(Power) + " ") + "u_" + new string('x', Order);

    /// <inheritdoc />
    public override string ToString() => Name;

    private static string PowerName(int power) => power == 1 ? "u" : $"u^{power}";
}
