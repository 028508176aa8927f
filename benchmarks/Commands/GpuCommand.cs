using System.CommandLine;
using System.CommandLine.Parsing;
using SubsetGen.Benchmarks.Gpu;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>The command line of the run on a CUDA device.</summary>
internal static class GpuCommand
{
    private const string NoPeers = "none";

    private static readonly DeviceType[] StorageTypes = [DeviceType.Single, DeviceType.Half, DeviceType.BFloat16, DeviceType.Double];

    /// <summary>Builds the command.</summary>
    /// <param name="run">Runs what the options say, and gives the exit code.</param>
    public static Command Create(Func<GpuOptions, int> run)
    {
        var goldenOnly = new Option<bool>("--golden-only") { Description = "Only run the golden suite." };
        var method = new Option<GpuMethod[]>("--method")
        {
            Description = "The methods to measure; default all.",
            DefaultValueFactory = _ => Enum.GetValues<GpuMethod>(),
            AllowMultipleArgumentsPerToken = true,
        };
        var shape = new Option<Shape[]>("--shape")
        {
            Description = "The shapes to measure, each rows,n,k; default those of the targets.",
            DefaultValueFactory = _ => [],
            CustomParser = ShapeOption.Parse,
            AllowMultipleArgumentsPerToken = true,
        };
        var storage = new Option<DeviceType[]>("--storage")
        {
            Description = "What memory holds: single, half, bfloat16 or double; default single.",
            DefaultValueFactory = _ => [DeviceType.Single],
            CustomParser = ParseStorage,
            AllowMultipleArgumentsPerToken = true,
        };
        var peers = new Option<string>("--peers")
        {
            Description = $"The Python that runs the peers written in PyTorch, or '{NoPeers}'.",
            DefaultValueFactory = _ => "python3",
        };
        var limit = new Option<int>("--peer-limit")
        {
            Description = "How many seconds the peers of one case may take.",
            DefaultValueFactory = _ => 240,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValue(limit) is < 1 or > 36000)
                result.AddError("--peer-limit must be between 1 and 36000 seconds.");
        });
        var output = new Option<FileInfo?>("--out")
        {
            Description = "Also write the lines, after a description of the machine, to this file.",
        };
        var command = new Command("gpu", "Run the golden suite on a CUDA device, then measure layers there beside a copy and PyTorch.")
        {
            goldenOnly, method, shape, storage, peers, limit, output,
        };
        command.SetAction(parsed => run(new GpuOptions(
            parsed.GetValue(goldenOnly), parsed.GetValue(method)!, parsed.GetValue(shape)!, parsed.GetValue(storage)!,
            parsed.GetValue(peers) is { } python and not NoPeers ? python : null, TimeSpan.FromSeconds(parsed.GetValue(limit)),
            parsed.GetValue(output))));
        return command;
    }

    private static DeviceType[] ParseStorage(ArgumentResult result)
    {
        var types = new List<DeviceType>();
        foreach (var token in result.Tokens)
        {
            var named = StorageTypes.Where(type => GpuCase.StorageName(type).Equals(token.Value, StringComparison.OrdinalIgnoreCase)).ToList();
            if (named.Count == 0)
                result.AddError($"'{token.Value}' is no storage; it is one of {string.Join(", ", StorageTypes.Select(GpuCase.StorageName))}.");
            types.AddRange(named);
        }

        return [.. types];
    }
}
