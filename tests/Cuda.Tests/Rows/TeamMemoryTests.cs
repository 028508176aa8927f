using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Rows;

/// <summary>A team has the memory that its kernel takes.</summary>
public sealed class TeamMemoryTests
{
    // Repeated::Reverse keeps the rows of all steps up to so many bytes, else those of two segments.
    private const long MostBytesKept = 64 * 1024;

    [Theory]
    [InlineData(32, 32, 1000)]
    [InlineData(128, 8, 700)]
    [InlineData(32, 0, 700)]
    [InlineData(256, 0, 20_000)]
    [InlineData(8, 16, 100)]
    public void Backward_through_steps_has_room_for_every_number_of_steps_up_to_k(int team, int items, int n)
    {
        const int head = 2;
        var shape = new KernelShape(team, items, 1, DeviceType.Single);
        var needs = new DeviceNeeds(0, false) { Reverses = [head] };
        var length = items > 0 ? items * team : (n + team - 1) / team * team;
        var slot = sizeof(float) * (length + (long)head * team);
        foreach (var k in Enumerable.Range(1, 200))
        {
            var memory = TeamMemory.Of(needs, shape, n, k, samples: 1, sizeof(float), sharedBytesPerBlock: 64 * 1024);
            foreach (var count in Enumerable.Range(1, k))
            {
                var segment = count * slot <= MostBytesKept ? count : (int)Math.Ceiling(Math.Sqrt(count));
                var segments = (count + segment - 1) / segment;
                Assert.InRange((segment + segments) * slot, 0, Math.Max(memory.SharedBytes, memory.GlobalBytes));
            }
        }
    }
}
