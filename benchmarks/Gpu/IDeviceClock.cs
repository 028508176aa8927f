namespace SubsetGen.Benchmarks.Gpu;

/// <summary>Tells how long a device works.</summary>
internal interface IDeviceClock
{
    /// <summary>The time of what is started, from its beginning to its end on the device, in microseconds.</summary>
    double Microseconds(Action start);
}
