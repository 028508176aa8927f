using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Layers.Packed;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Tests.Layers;

/// <summary>Rows become columns and rows again.</summary>
public sealed class ColumnsTests
{
    private const float Untouched = -1;

    public static TheoryData<int> Lengths => new(Enumerable.Range(1, 21));

    [Theory, MemberData(nameof(Lengths))]
    public void Item_i_of_row_l_is_in_lane_l_of_vector_i_and_lanes_without_a_row_are_zero(int n)
    {
        for (var count = 1; count <= Lanes512<float>.Count; count++)
        {
            Exact<Lanes512<float>, float>(n, Math.Min(count, Lanes512<float>.Count));
            Exact<Lanes256<float>, float>(n, Math.Min(count, Lanes256<float>.Count));
            Exact<Lanes128<float>, float>(n, Math.Min(count, Lanes128<float>.Count));
            Exact<Lanes512<double>, double>(n, Math.Min(count, Lanes512<double>.Count));
            Exact<Lanes128<double>, double>(n, Math.Min(count, Lanes128<double>.Count));
        }
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Only_the_rows_that_are_asked_for_are_written(int n)
    {
        var lanes = Lanes512<float>.Count;
        foreach (var asked in new ulong[] { 0, 1, 0xF0, 0xFFFF, 0xFFFE, 0x8421, 0x7FFF })
        {
            var columns = Enumerable.Range(0, n * lanes).Select(at => (float)at).ToArray();
            var rows = Enumerable.Repeat(Untouched, (lanes + 2) * n).ToArray();

            Write<Lanes512<float>, float>(columns, rows, n, 1, asked);

            for (var row = 0; row < lanes + 2; row++)
                for (var i = 0; i < n; i++)
                    Assert.Equal(row >= 1 && row <= lanes && ((asked >> (row - 1)) & 1) != 0 ? (i * lanes) + row - 1 : Untouched, rows[(row * n) + i]);
        }
    }

    private static void Exact<V, T>(int n, int count)
        where V : struct, ILanes<V, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        const int First = 2;
        var rows = Enumerable.Range(1, (First + count) * n).Select(T.CreateTruncating).ToArray();
        var columns = Enumerable.Repeat(T.NaN, n * V.Count).ToArray();

        Read<V, T>(rows, n, First, count, columns);

        for (var i = 0; i < n; i++)
            for (var lane = 0; lane < V.Count; lane++)
                Assert.Equal(lane < count ? rows[((First + lane) * n) + i] : T.Zero, columns[(i * V.Count) + lane]);
    }

    private static unsafe void Read<V, T>(T[] rows, int n, int first, int count, T[] columns)
        where V : struct, ILanes<V, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        fixed (T* start = rows)
            Columns.Read<V, T>(new Rows<T>(start, n), first, count, columns);
    }

    private static unsafe void Write<V, T>(T[] columns, T[] rows, int n, int first, ulong lanes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        fixed (T* start = rows)
            Columns.Write<V, T>(columns, new Rows<T>(start, n), first, lanes);
    }
}
