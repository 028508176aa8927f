using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Golden.Layers;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Cuda.Tests.Kept;

[KSubsetLayer(3, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, AdjustableTemperature = true)]
internal sealed partial class WarmGumbel;

/// <summary>
/// A device that runs over memory that the caller keeps writes the bits that it writes with a tape, and the gradients of the processor,
/// that for the temperature included.
/// </summary>
public sealed class KeptMemoryTests
{
    private static readonly Dictionary<string, Func<KeptRows, KeptRows>> Limits = new()
    {
        ["all items"] = rows => rows,
        ["a mask"] = rows => rows.WithMask(),
        ["lengths"] = rows => rows.WithLengths(),
    };

    public static TheoryData<string, int, int, DeviceType, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int, DeviceType, string>();
            // Rows of several to a block, of a block, and in memory.
            foreach (var limits in Limits.Keys)
            {
                cases.Add(nameof(SigmoidSingle), 9, 31, DeviceType.Single, limits);
                cases.Add(nameof(SigmoidSingle), 5, 64, DeviceType.Half, limits);
                cases.Add(nameof(SigmoidDouble), 5, 350, DeviceType.Double, limits);
                cases.Add(nameof(WarmGumbel), 9, 31, DeviceType.Single, limits);
                cases.Add(nameof(MarginalsDouble), 5, 50, DeviceType.Double, limits);
                cases.Add(nameof(ChainDouble), 5, 21, DeviceType.Double, limits);
                cases.Add(nameof(NeuralSortDouble), 5, 40, DeviceType.Double, limits);
            }

            cases.Add(nameof(SigmoidDouble), 1, 9001, DeviceType.Double, "all items");
            return cases;
        }
    }

    [TheoryWithHostCompiler, MemberData(nameof(Cases))]
    public void A_device_needs_no_tape_and_agrees_with_the_processor(string layer, int count, int n, DeviceType storage, string limits)
    {
        var sides = Of(layer);
        var call = new LayerCall(3, 0.7, new DrawKey(11, 1));
        var rows = Limits[limits](KeptRows.Of(count, n, sides.HasPairs));
        if (storage == DeviceType.Half)
            rows = rows with { Logits = Rounded(rows.Logits), Arriving = Rounded(rows.Arriving) };
        var expected = sides.OnHost(call, rows);
        var host = new EmulatedHost();
        using var chosen = KernelHost.Choose(host);

        var first = sides.OnDevice(call, rows, storage);

        Assert.Equal(sides.OnTape(call, rows, storage).All, first.All);
        host.Order = 5;
        Assert.Equal(sides.OnDevice(call, rows, storage).All, first.All);
        var tolerance = storage switch { DeviceType.Double => 1e-12, DeviceType.Single => 1e-5, _ => 4e-3 };
        foreach (var (wanted, got) in expected.All.Zip(first.All))
            Assert.All(wanted.Zip(got), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    [Fact]
    public void Without_room_for_what_forward_finds_nothing_is_started()
    {
        var host = new EmulatedHost();
        using var chosen = KernelHost.Choose(host);

        var error = Assert.Throws<ArgumentException>(() => Of(nameof(SigmoidSingle)).WithoutRoom(new LayerCall(3, 1), KeptRows.Of(4, 8, false)));

        Assert.Contains("saved is null; 4 rows need 4 numbers", error.Message);
        Assert.Empty(host.Launches);
    }

    [TheoryWithHostCompiler]
    [InlineData(true, "Forward", "Backward", "Temperature")]
    [InlineData(false, "Forward", "Backward")]
    public void The_gradient_for_the_temperature_is_a_kernel_of_those_who_want_it(bool isWanted, params string[] kernels)
    {
        var host = new EmulatedHost();
        using var chosen = KernelHost.Choose(host);

        Of(nameof(SigmoidSingle)).OnDevice(new LayerCall(3, 1), KeptRows.Of(9, 31, pairs: false), DeviceType.Single, isWanted);

        Assert.Equal(kernels, host.Launches.Select(launch => launch.Kernel));
    }

    private static KeptSides Of(string layer)
    {
        var type = layer == nameof(WarmGumbel) ? typeof(WarmGumbel) : typeof(SigmoidSingle).Assembly.GetType($"{typeof(SigmoidSingle).Namespace}.{layer}")!;
        return KeptSides.Of(type, type == typeof(WarmGumbel) ? typeof(GumbelNoise) : typeof(NoNoise));
    }

    private static double[] Rounded(double[] values) => [.. values.Select(v => (double)(Half)v)];
}
