using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Random;

/// <summary>
/// The draws of a sampler for one row: item i's is uniform, strictly inside (0, 1), on a stream of its own apart from the
/// noise. A whole group of items is drawn at once and kept, so walking along the row, either way, is fast.
/// </summary>
/// <param name="key">Seed and call.</param>
/// <param name="row">The row.</param>
internal ref struct UniformStream(DrawKey key, int row)
{
    private int drawn = -1;
    private Group uniforms;

    /// <summary>The draw of an item, with 52 bits.</summary>
    public double At(int item)
    {
        var group = item / DrawLayout.DoubleItems;
        if (group != drawn)
        {
            Uniforms.FillGroup<double>(uniforms, DrawStream.Sampling, key, row, group, LaneWidth.Bits);
            drawn = group;
        }

        return uniforms[item % DrawLayout.DoubleItems];
    }

    /// <summary>The same draw, in single precision with its top 23 bits: still strictly inside (0, 1), which the nearest
    /// single precision number might not be.</summary>
    public T At<T>(int item)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var uniform = At(item);
        return typeof(T) == typeof(float) ? T.CreateTruncating(UniformBits.Coarse(uniform)) : T.CreateTruncating(uniform);
    }

    [InlineArray(DrawLayout.DoubleItems)]
    private struct Group
    {
        private double first;
    }
}
