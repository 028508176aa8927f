using System.Numerics;

namespace SubsetGen.Layers.Tests.Surface;

/// <summary>The static members of a layer whose type is only known when the tests run.</summary>
internal abstract class PureCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract T[] Apply(T[] logits, int n);

    public abstract T[] Vjp(T[] logits, T[] gradSubset, int n);

    public static PureCalls<T> Of(Type layer) =>
        (PureCalls<T>)Activator.CreateInstance(typeof(PureCalls<,>).MakeGenericType(typeof(T), layer))!;
}

/// <inheritdoc/>
internal sealed class PureCalls<T, TLayer> : PureCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : IPureLayer<T>
{
    public override T[] Apply(T[] logits, int n)
    {
        var subset = new T[logits.Length];
        TLayer.Apply(Rows.Of(logits, n), Rows.Into(subset, n));
        return subset;
    }

    public override T[] Vjp(T[] logits, T[] gradSubset, int n)
    {
        var gradLogits = new T[logits.Length];
        TLayer.Vjp(Rows.Of(logits, n), Rows.Of(gradSubset, n), Rows.Into(gradLogits, n));
        return gradLogits;
    }
}
