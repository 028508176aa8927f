using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

public class LayerMappingTests
{
    private const int Multiprocessors = 132;

    private static readonly DeviceNeeds Registers = new(Rows: 1, ReadsOthers: false);
    private static readonly DeviceNeeds Memory = new(Rows: 1, ReadsOthers: true);
    private static readonly DeviceNeeds Scan = new(Rows: 1, ReadsOthers: true) { Scans = [2] };

    public static TheoryData<DeviceType> Storages => [DeviceType.Single, DeviceType.Double, DeviceType.Half, DeviceType.BFloat16];

    [Theory]
    [InlineData(1, 8, 4)]
    [InlineData(32, 8, 4)]
    [InlineData(33, 8, 8)]
    [InlineData(256, 8, 32)]
    [InlineData(257, 16, 20)]
    [InlineData(512, 16, 32)]
    [InlineData(1000, 32, 32)]
    [InlineData(1025, 64, 20)]
    [InlineData(4096, 128, 32)]
    [InlineData(8192, 256, 32)]
    [InlineData(8193, 512, 0)]
    [InlineData(1 << 20, 512, 0)]
    public void Single_rows_take_as_few_lanes_as_hold_them(int n, int team, int items) =>
        Assert.Equal((team, items), Of(LayerMapping.ShapeFor(n, 5, DeviceType.Single, Registers)));

    [Theory]
    [InlineData(128, 8, 16)]
    [InlineData(129, 16, 10)]
    [InlineData(4096, 256, 16)]
    [InlineData(4097, 256, 0)]
    public void Doubles_take_twice_the_registers(int n, int team, int items) =>
        Assert.Equal((team, items), Of(LayerMapping.ShapeFor(n, 5, DeviceType.Double, Registers)));

    [Theory]
    [InlineData(1, 8, 8)]
    [InlineData(65, 8, 16)]
    [InlineData(256, 8, 32)]
    [InlineData(257, 16, 24)]
    public void Halves_are_loaded_eight_at_a_time_and_held_as_single(int n, int team, int items) =>
        Assert.Equal((team, items), Of(LayerMapping.ShapeFor(n, 5, DeviceType.Half, Registers)));

    [Theory]
    [MemberData(nameof(Storages))]
    public void A_row_fits_its_team_in_whole_vectors_with_none_to_spare(DeviceType storage)
    {
        var vector = 16 / storage.Size();
        foreach (var n in Enumerable.Range(1, 3000).Concat([4095, 4096, 4097, 8191, 8192, 8193, 10_000]))
        {
            var shape = LayerMapping.ShapeFor(n, 1, storage, Registers);
            Assert.True(shape.Block is >= 64 and <= 512, $"n = {n}: {shape}");
            if (shape.Items == 0)
            {
                Assert.True(n > (storage == DeviceType.Double ? 4096 : 8192), $"n = {n}: {shape}");
                continue;
            }

            Assert.Equal(0, shape.Items % vector);
            Assert.True(shape.Team * shape.Items >= n, $"n = {n}: {shape} is too small");
            Assert.True(shape.Team * (shape.Items - vector) < n, $"n = {n}: {shape} is too large");
            Assert.True(shape.Items <= (storage == DeviceType.Double ? 16 : 32), $"n = {n}: {shape} holds too much");
            Assert.Equal(shape.Team <= 32 ? 128 : shape.Team, shape.Block);
        }
    }

    // Of 96 registers: a thread of a program with 3 rows holds 32 items of each, with 6 rows 16, with 9 rows 8.
    [Theory]
    [InlineData(1, 0, 32)]
    [InlineData(4, 0, 16)]
    [InlineData(4, 1, 8)]
    public void A_program_with_more_rows_holds_less_of_each(int rows, int reverses, int items) => Assert.Equal(
        items, LayerMapping.ShapeFor(256 * items, 5, DeviceType.Single, new DeviceNeeds(rows, ReadsOthers: false) { Reverses = [.. Enumerable.Repeat(2, reverses)] }).Items);

    [Theory]
    [InlineData(1, 8)]
    [InlineData(7, 8)]
    [InlineData(8, 16)]
    [InlineData(15, 16)]
    [InlineData(16, 32)]
    [InlineData(5000, 32)]
    public void A_scan_has_a_lane_for_each_of_the_cells_from_0_to_k_up_to_a_warp(int k, int team)
    {
        var shape = LayerMapping.ShapeFor(100_000, k, DeviceType.Single, Scan);
        Assert.Equal((team, 0), Of(shape));
        Assert.Equal(128, shape.Block);
    }

    [Theory]
    [InlineData(5, 32, 4)]
    [InlineData(1024, 32, 4)]
    [InlineData(1025, 256, 1)]
    public void Rows_that_must_be_in_memory_have_a_warp_or_a_block(int n, int team, int teams) =>
        Assert.Equal(new KernelShape(team, 0, teams, DeviceType.Double), LayerMapping.ShapeFor(n, 5, DeviceType.Double, Memory));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(16, 1)]
    [InlineData(17, 2)]
    [InlineData(16 * 1000, 1000)]
    [InlineData(long.MaxValue / 32, Multiprocessors * 16 * 8)]
    public void Blocks_cover_the_rows_up_to_a_few_waves(long rows, int grid) =>
        Assert.Equal(grid, LayerMapping.Choose(100, 5, rows, DeviceType.Single, Registers, Multiprocessors).Grid);

    [Fact]
    public void Blocks_that_need_scratch_are_no_more_than_run_at_a_time()
    {
        Assert.Equal(Multiprocessors * 4, LayerMapping.Choose(100_000, 5, 1 << 20, DeviceType.Single, Registers, Multiprocessors).Grid);
        Assert.Equal(Multiprocessors * 16, LayerMapping.Choose(100, 5, 1 << 20, DeviceType.Single, Scan, Multiprocessors).Grid);
    }

    [Fact]
    public void The_compiler_is_told_the_shape() => Assert.Equal(
        ["-DSUBSETGEN_TEAM=16", "-DSUBSETGEN_ITEMS=24", "-DSUBSETGEN_TEAMS=8", "-DSUBSETGEN_STORAGE=2", "-DSUBSETGEN_TEMPERATURE=0"],
        new KernelShape(16, 24, 8, DeviceType.Half).Options());

    [Fact]
    public void Choosing_a_mapping_allocates_nothing() => Assert.Equal(0, Allocations.OfThisThread(() =>
    {
        for (var n = 1; n < 500; n++)
            LayerMapping.Choose(n * 10, 5, n, DeviceType.Single, Registers, 132);
    }));

    private static (int Team, int Items) Of(KernelShape shape) => (shape.Team, shape.Items);
}
