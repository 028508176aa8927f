using System.Numerics;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers.Packed;

/// <summary>The uniform draws of several short rows: for each those that it has alone.</summary>
internal static class PackedUniforms
{
    /// <summary>Draws one number for each item.</summary>
    /// <param name="row">The rows.</param>
    /// <param name="uniforms">Receives the numbers; zeros in lanes without a row.</param>
    public static unsafe void Fill<V, T>(in PackedRow<V, T> row, Span<T> uniforms)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = row.Length / V.Count;
        var rows = row.Workspace.Rent(row.Count * n);
        for (var lane = 0; lane < row.Count; lane++)
            UniformStream.Fill(rows.Slice(lane * n, n), row.Key, row.First + lane);
        fixed (T* start = rows)
            Columns.Read<V, T>(new Rows<T>(start, n), 0, row.Count, uniforms);
    }
}
