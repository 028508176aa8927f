using System.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// What a node e^(iθ) of the unit circle is to a row of independent items: a constant of each loop over the items, in the
/// layer's precision, and two sums over all of them.
/// </summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
internal struct CircleNode<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>cos²(θ/2).</summary>
    public T Near;

    /// <summary>sin²(θ/2).</summary>
    public T Far;

    /// <summary>Powers of e^(iθ) - 1, real and imaginary.</summary>
    public T Real1, Imaginary1, Real2, Imaginary2, Real3, Imaginary3, Real4, Imaginary4;

    /// <summary>What an item's quotient by its factor is multiplied with: <see cref="CircleSlopes{V, T}"/>.</summary>
    public T Slope0, Slope1, OtherSlope1;

    /// <summary>As the slopes, for what all items together change: <see cref="CircleCurvature{V, T}"/>.</summary>
    public T Change0, Change1;

    /// <summary>The same for what an item itself changes.</summary>
    public T Own0, Own1, Own2;

    /// <summary>e^(iθ).</summary>
    public Complex Point;

    /// <summary>The characteristic function of the count less k, times the node's weight.</summary>
    public Complex Weight;

    /// <summary>How that changes along a direction.</summary>
    public Complex Change;

    /// <summary>c = 4 sin²(θ/2): |q + p e^(iθ)|² is 1 - c p q.</summary>
    public double Curve;

    /// <summary>What the node's series are made of: <see cref="CircleSeries{T}"/>.</summary>
    public double Root, Ratio;

    /// <summary>Places the node.</summary>
    /// <param name="sine">sin(θ/2).</param>
    /// <param name="cosine">cos(θ/2).</param>
    public void Put(double sine, double cosine)
    {
        Near = T.CreateTruncating(cosine * cosine);
        Far = T.CreateTruncating(sine * sine);
        Curve = 4 * sine * sine;
        Point = new Complex(1 - (2 * sine * sine), 2 * sine * cosine);
        var (real, imaginary) = (-2 * sine * sine, 2 * sine * cosine);
        var (real2, imaginary2) = ((real * real) - (imaginary * imaginary), 2 * real * imaginary);
        Real1 = T.CreateTruncating(real);
        Imaginary1 = T.CreateTruncating(imaginary);
        Real2 = T.CreateTruncating(real2);
        Imaginary2 = T.CreateTruncating(imaginary2);
        Real3 = T.CreateTruncating((real * real2) - (imaginary * imaginary2));
        Imaginary3 = T.CreateTruncating((real * imaginary2) + (imaginary * real2));
        Real4 = T.CreateTruncating((real2 * real2) - (imaginary2 * imaginary2));
        Imaginary4 = T.CreateTruncating(2 * real2 * imaginary2);
    }
}
