using System.Numerics;

namespace SubsetGen.Runtime.Layers;

/// <summary>What leaves the layer for rows that no kernel computes, and what certain items add to rows that one did.</summary>
internal static class SettledRows
{
    /// <summary>Ones at the chosen items, or one step for each of them.</summary>
    public static void Write<T>(in LoadedRow<T> loaded, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        output.Clear();
        var step = 0;
        for (var i = 0; i < loaded.Row.Length; i++)
        {
            if (!loaded.IsChosen(i))
                continue;
            output[(step * loaded.Row.StepStride) + i] = T.One;
            step++;
        }
    }

    /// <summary>Ones at the certain items; where steps leave the layer, the first steps.</summary>
    public static void AddCertain<T>(in LoadedRow<T> loaded, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        output[..(loaded.Certain * loaded.Row.StepStride)].Clear();
        var step = 0;
        for (var i = 0; i < loaded.Row.Length; i++)
        {
            if (!T.IsPositiveInfinity(loaded.Original[i]))
                continue;
            output[(step * loaded.Row.StepStride) + i] = T.One;
            step++;
        }
    }
}
