using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Golden.Batches;
using SubsetGen.Layers.Tests;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>Measures one case on the current device.</summary>
/// <param name="clock">Tells the device's time.</param>
/// <param name="rotatedBytes">How much memory each array of the batch is rotated over.</param>
internal sealed class GpuMeasurement(IDeviceClock clock, long rotatedBytes = RotatingMemory.Enough)
{
    private const int ComparedNumbers = 1 << 18;

    private readonly DeviceTimer _timer = new(clock);

    /// <summary>All passes of a case.</summary>
    public IReadOnlyList<GpuLine> Measure(GpuCase measured)
    {
        var contender = GpuContender.Create(measured.Method, measured.Shape.K, measured.Storage);
        var errors = Errors(measured, contender);
        using var logits = Memory(measured, seed: 1);
        using var subset = Memory(measured);
        using var gradSubset = contender.Passes.Count > 1 ? Memory(measured, seed: 2) : null;
        using var gradLogits = contender.Passes.Count > 1 ? Memory(measured) : null;
        var copy = Copy(logits, subset);
        return [.. contender.Passes.Select(pass => Line(pass))];

        GpuLine Line(GpuPass pass)
        {
            var launches = Launches(pass);
            var needs = launches.Select(launch => launch.Loaded.NeedsOf(launch.Kernel)).ToList();
            return new GpuLine(
                measured, pass, Time(pass), copy * pass.Arrays() / 2, launches.Count, needs.Max(n => n?.Registers), needs.Max(n => n?.StackBytes),
                pass == GpuPass.Forward ? errors.Subset : errors.Gradient);
        }

        double Time(GpuPass pass)
        {
            if (pass == GpuPass.Forward)
                return _timer.Microseconds(turn => contender.Forward(logits[turn], subset[turn]).Dispose());
            if (pass == GpuPass.ForwardBackward)
                return _timer.Microseconds(Both);

            var tapes = new Queue<DeviceTape>();
            return _timer.Microseconds(
                turn =>
                {
                    using var tape = tapes.Dequeue();
                    contender.Backward(tape, gradSubset![turn], gradLogits![turn]);
                },
                (first, count) =>
                {
                    for (var i = 0; i < count; i++)
                        tapes.Enqueue(contender.Forward(logits[first + i], subset[first + i]));
                });
        }

        void Both(long turn)
        {
            using var tape = contender.Forward(logits[turn], subset[turn]);
            contender.Backward(tape, gradSubset![turn], gradLogits![turn]);
        }

        List<(string Kernel, LoadedKernel Loaded)> Launches(GpuPass pass)
        {
            var host = new CountingHost(KernelHost.Current);
            using var chosen = KernelHost.Choose(host);
            using var tape = contender.Forward(logits[0], subset[0]);
            if (pass == GpuPass.Backward)
                host.Launches.Clear();
            if (pass != GpuPass.Forward)
                contender.Backward(tape, gradSubset![0], gradLogits![0]);
            KernelHost.Current.SynchronizeAll();
            return host.Launches;
        }
    }

    private RotatingMemory Memory(GpuCase measured, int? seed = null)
    {
        var memory = new RotatingMemory(measured.Shape, measured.Storage, rotatedBytes);
        if (seed is { } number)
            memory.FillWithNormal(number);
        return memory;
    }

    /// <summary>The time of a copy of one array to another.</summary>
    private double Copy(RotatingMemory from, RotatingMemory to) =>
        _timer.Microseconds(turn => KernelHost.Current.CopyOnDevice(to[turn].Pointer, from[turn].Pointer, from.ArrayBytes, default));

    /// <summary>How far the first rows are from double precision at the same stored numbers.</summary>
    private static (double Subset, double Gradient) Errors(GpuCase measured, GpuContender contender)
    {
        var n = measured.Shape.N;
        var rows = Math.Clamp(ComparedNumbers / n, 1, measured.Shape.Rows);
        var shape = new Shape(rows, n, measured.Shape.K);
        var (x, g) = (Stored.Round(Draws.Normal(rows * n, 3), measured.Storage), Stored.Round(Draws.Normal(rows * n, 4), measured.Storage));
        using var logits = DeviceBuffer.Of<byte>(Stored.Bytes(x, measured.Storage));
        using var gradSubset = DeviceBuffer.Of<byte>(Stored.Bytes(g, measured.Storage));
        using var subset = new DeviceBuffer(logits.ByteLength);
        using var gradLogits = new DeviceBuffer(logits.ByteLength);
        gradLogits.Clear();
        using (var tape = contender.Forward(Tensor(logits), Tensor(subset)))
        {
            if (contender.Passes.Contains(GpuPass.Backward))
                contender.Backward(tape, Tensor(gradSubset), Tensor(gradLogits));
        }

        var (exact, gradient) = contender.Exact(x, g, n);
        return (Largest(exact, Read(subset)), Largest(gradient, Read(gradLogits)));

        DeviceTensor Tensor(DeviceBuffer buffer) => new(buffer, measured.Storage, shape.Rows, n);

        double[] Read(DeviceBuffer buffer)
        {
            var bytes = new byte[buffer.ByteLength];
            buffer.CopyTo<byte>(bytes);
            return Stored.Numbers(bytes, measured.Storage);
        }
    }

    private static double Largest(double[] exact, double[] actual) => exact.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
}
