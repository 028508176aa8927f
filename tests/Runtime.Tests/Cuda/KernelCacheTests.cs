using System.Security.Cryptography;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

public sealed class KernelCacheTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"subsetgen-{Guid.NewGuid():N}");
    private readonly byte[] key = SHA256.HashData("a kernel"u8);
    private readonly byte[] image = RandomNumberGenerator.GetBytes(5000);

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_was_written_is_read_by_another_cache_of_the_folder()
    {
        new KernelCache(folder).Write(key, image);
        Assert.Equal(image, new KernelCache(folder).Read(key));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void What_was_not_written_is_not_there()
    {
        var cache = new KernelCache(folder);
        Assert.Null(cache.Read(key));
        cache.Write(SHA256.HashData("another"u8), image);
        Assert.Null(cache.Read(key));
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_not_there_until_it_is_written_again()
    {
        var cache = new KernelCache(folder);
        cache.Write(key, image);
        var file = Directory.GetFiles(folder).Single();
        var whole = File.ReadAllBytes(file);
        for (var at = 0; at < whole.Length; at += at < 100 ? 1 : 97)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x40;
            File.WriteAllBytes(file, changed);
            Assert.Null(cache.Read(key));
        }

        cache.Write(key, image);
        Assert.Equal(image, cache.Read(key));
    }

    [Fact]
    public void A_file_cut_off_or_grown_is_not_there()
    {
        var cache = new KernelCache(folder);
        cache.Write(key, image);
        var file = Directory.GetFiles(folder).Single();
        var whole = File.ReadAllBytes(file);
        foreach (var length in new[] { 0, 1, 7, 40, 79, 80, 81, whole.Length - 1 })
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.Null(cache.Read(key));
        }

        File.WriteAllBytes(file, [.. whole, 0]);
        Assert.Null(cache.Read(key));
    }

    [Fact]
    public void A_file_of_another_key_is_not_there()
    {
        var cache = new KernelCache(folder);
        cache.Write(key, image);
        var other = SHA256.HashData("another"u8);
        File.Move(Directory.GetFiles(folder).Single(), Path.Combine(folder, $"{Convert.ToHexStringLower(other)}.kernel"));
        Assert.Null(cache.Read(other));
    }

    [Fact]
    public void Without_a_folder_nothing_is_kept()
    {
        var cache = new KernelCache(null);
        cache.Write(key, image);
        Assert.Null(cache.Read(key));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_keeps_nothing_and_is_no_error()
    {
        // A file where the folder should be: nobody can write below it, whatever their rights.
        File.WriteAllText(folder, string.Empty);
        try
        {
            var cache = new KernelCache(Path.Combine(folder, "below"));
            cache.Write(key, image);
            Assert.Null(cache.Read(key));
        }
        finally
        {
            File.Delete(folder);
        }
    }

    [Fact]
    public void A_place_that_cannot_be_replaced_leaves_nothing_behind()
    {
        // A folder under the name of the file: the last step of writing fails.
        Directory.CreateDirectory(Path.Combine(folder, $"{Convert.ToHexStringLower(key)}.kernel"));
        var cache = new KernelCache(folder);
        cache.Write(key, image);
        Assert.Null(cache.Read(key));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Readers_see_a_whole_image_or_none_while_others_write()
    {
        // Each has a cache of its own, so they share the folder and nothing else, as processes do.
        var images = Enumerable.Range(0, 4).Select(one => Enumerable.Repeat((byte)one, 20_000 + one).ToArray()).ToArray();
        var seen = 0;
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, worker =>
        {
            var cache = new KernelCache(folder);
            for (var turn = 0; turn < 100; turn++)
            {
                if (worker < 4)
                    cache.Write(key, images[worker]);
                if (cache.Read(key) is not { } found)
                    continue;
                Assert.Equal(images[found[0]], found);
                Interlocked.Increment(ref seen);
            }
        });
        Assert.True(seen >= 400, $"Writers found only {seen} images.");
        Assert.Single(Directory.GetFiles(folder));
    }
}
