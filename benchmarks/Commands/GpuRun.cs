using System.Diagnostics;
using System.Globalization;
using SubsetGen.Benchmarks.Gpu;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Golden;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>The run on a device: whether there is one, the golden suite, measurements, peers, targets.</summary>
internal sealed class GpuRun(GpuOptions options, MeasurementProgress progress)
{
    /// <summary>The exit code where there is no device.</summary>
    public const int NoDevice = 2;

    /// <summary>The exit code where results are wrong, or nothing could be measured.</summary>
    public const int Failed = 1;

    private readonly ResultLines _lines = new();

    /// <summary>Runs all of it and gives the exit code.</summary>
    public int Run()
    {
        if (Cuda.Availability is { IsAvailable: false } availability)
        {
            Console.Out.WriteLine($"CUDA cannot be used here: {availability.Reason}");
            Console.Out.WriteLine($"golden suite: none of {GoldenSuite.Checks.Count()} checks was run");
            return NoDevice;
        }

        _lines.Write($"# {DeviceDescription.Line(CudaDevice.Current)}");
        var code = PassesSuite() && (options.GoldenOnly || Measures()) ? 0 : Failed;
        _lines.Save(options.Out);
        return code;
    }

    private bool PassesSuite()
    {
        var checks = GoldenSuite.Checks.ToList();
        var time = Stopwatch.StartNew();
        var failed = progress.Show("golden suite", 0, 1, report => SuiteRun.Run(checks, report));
        foreach (var (check, problem) in failed)
            _lines.Write($"error {check}: {problem}");
        _lines.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"golden suite: {checks.Count - failed.Count} of {checks.Count} checks passed, {time.Elapsed.TotalSeconds:0} s"));
        return failed.Count == 0;
    }

    private bool Measures()
    {
        using var clock = new EventClock();
        using var files = new PeerFiles();
        var measurement = new GpuMeasurement(clock);
        var peers = options.Python is { } python ? new PeerProcess(python, files, options.PeerLimit) : null;
        var cases = options.Cases.ToList();
        var (ours, theirs) = (new List<GpuLine>(), new List<PeerLine>());
        var measuredAll = true;
        _lines.Write(GpuLine.Header);
        foreach (var (i, measured) in cases.Index())
        {
            var name = measured.ToString();
            try
            {
                var lines = progress.Show(name, i, cases.Count, _ => measurement.Measure(measured));
                ours.AddRange(lines);
                foreach (var line in lines)
                    _lines.Write(line.ToString());
            }
            catch (CudaException exception)
            {
                measuredAll = false;
                _lines.Write($"error {measured}: {exception.Message}");
            }

            // Two processes share the device's memory: what this one keeps, the peers do not have.
            KernelHost.Current.Pool.Trim();
            if (peers is null)
                continue;
            var said = progress.Show($"{name}, peers", i, cases.Count, _ => peers.Run(measured)).ToList();
            theirs.AddRange(said);
            foreach (var line in said)
                _lines.Write(line.Text(ours.LastOrDefault(own => own.Case == measured && own.Pass.Text() == line.Pass)?.Microseconds));
        }

        foreach (var line in GpuTarget.Lines(ours, theirs))
            _lines.Write(line);
        return measuredAll;
    }
}
