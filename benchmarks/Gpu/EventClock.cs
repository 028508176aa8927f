using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>A clock of the device itself: events in its stream.</summary>
internal sealed class EventClock : IDeviceClock, IDisposable
{
    private readonly CudaEvent _start = new();
    private readonly CudaEvent _end = new();

    public double Microseconds(Action start)
    {
        _start.Record();
        start();
        _end.Record();
        return 1000.0 * _end.MillisecondsSince(_start);
    }

    public void Dispose()
    {
        _start.Dispose();
        _end.Dispose();
    }
}
