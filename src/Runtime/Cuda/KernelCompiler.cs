using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SubsetGen.Runtime.Cuda;

/// <summary>Makes machine code of device text, or takes it from the cache.</summary>
/// <param name="cache">Where machine code is kept.</param>
internal class KernelCompiler(KernelCache cache)
{
    /// <summary>
    /// Products and sums are rounded apart, as in the runtime for processors: a layer's items have the same bits on both. Where
    /// one rounding is meant the text says so.
    /// </summary>
    private static readonly string[] Always = ["--std=c++17", "--fmad=false"];

    /// <summary>Why nothing can be compiled, in one sentence; null where it can.</summary>
    public virtual string? Missing => Nvrtc.Missing;

    /// <summary>The options of a shape, without the architecture.</summary>
    public static string[] Options(KernelShape shape) => [.. Always, .. shape.Options()];

    /// <summary>
    /// The cache's key: equal for two kernels where the compiler would make the same of them.
    /// </summary>
    public static byte[] Key(
        string text, IReadOnlyList<DeviceHeader> headers, IReadOnlyList<string> options, Version compiler, string target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, compiler.ToString());
        Append(hash, target);
        Append(hash, options.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var option in options)
            Append(hash, option);
        foreach (var header in headers)
        {
            Append(hash, header.Name);
            Append(hash, header.Text);
        }

        Append(hash, text);
        return hash.GetHashAndReset();
    }

    /// <summary>The image that a device of a compute capability loads, such as 90 for 9.0.</summary>
    public virtual byte[] Image(in KernelRequest request, int architecture)
    {
        var target = Nvrtc.TargetFor(architecture);
        var headers = DeviceLibrary.Headers;
        var options = Options(request.Shape);
        var key = Key(request.Text, headers, options, Nvrtc.Version, target);
        if (cache.Read(key) is { } kept)
            return kept;
        var image = Nvrtc.Compile(request.Text, headers, options, target, request.Name).Bytes;
        cache.Write(key, image);
        return image;
    }

    /// <summary>With its length, so that no two lists of texts look the same.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
        hash.AppendData(bytes);
    }
}
