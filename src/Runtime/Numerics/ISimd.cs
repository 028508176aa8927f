using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace SubsetGen.Runtime.Numerics;

/// <summary>
/// Primitive operations on a bare vector register, from which exp, log and pow are written once for every width and
/// precision. Apart from <see cref="ILanes{TSelf, T}"/> because bare registers let the JIT compiler keep the polynomials'
/// constants in registers across a loop; behind a wrapper it loads them again in every turn, which costs a third of the speed.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The item: float or double.</typeparam>
internal interface ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract TVector Create(T value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    static abstract TVector MulAdd(TVector a, TVector b, TVector c);

    static abstract TVector Sqrt(TVector a);

    /// <summary>NaN in <paramref name="b"/> gives NaN.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>NaN in <paramref name="b"/> gives NaN.</summary>
    static abstract TVector Max(TVector a, TVector b);

    static abstract TVector And(TVector a, TVector b);

    static abstract TVector Or(TVector a, TVector b);

    static abstract TVector Equal(TVector a, TVector b);

    static abstract TVector Less(TVector a, TVector b);

    static abstract TVector Select(TVector mask, TVector yes, TVector no);

    /// <summary>The sum of the bit patterns, taken as integers.</summary>
    static abstract TVector AddBits(TVector a, TVector b);

    static abstract TVector ShiftBitsLeft(TVector a, [ConstantExpected] int count);

    static abstract TVector ShiftBitsRight(TVector a, [ConstantExpected] int count);

    /// <summary>The integer e with a = m 2^e and m in [0.75, 1.5). -inf for 0, +inf for +inf. For a &lt; 0 and NaN this
    /// or <see cref="Mantissa"/> is NaN.</summary>
    static abstract TVector Exponent(TVector a);

    /// <summary>The m in [0.75, 1.5) with a = m 2^e; finite for 0 and +inf.</summary>
    static abstract TVector Mantissa(TVector a);
}
