using System.Runtime.InteropServices;
using System.Text;

namespace SubsetGen.Runtime.Cuda.Native;

/// <summary>Text for native libraries: UTF-8 that ends with a zero.</summary>
internal static unsafe class NativeText
{
    /// <summary>A string as bytes with the zero.</summary>
    public static byte[] Of(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    /// <summary>The string at an address.</summary>
    public static string Read(nint text) => Marshal.PtrToStringUTF8(text) ?? string.Empty;

    /// <summary>The string in a buffer, up to its first zero.</summary>
    public static string Read(ReadOnlySpan<byte> buffer)
    {
        var end = buffer.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? buffer : buffer[..end]);
    }
}
