using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Cuda.Native;

/// <summary>An array of texts in native memory, as C takes it.</summary>
internal sealed unsafe class NativeTexts : IDisposable
{
    private readonly nint[] texts;
    private readonly GCHandle pinned;

    public NativeTexts(IEnumerable<string> texts)
    {
        this.texts = [.. texts.Select(Marshal.StringToCoTaskMemUTF8)];
        pinned = GCHandle.Alloc(this.texts, GCHandleType.Pinned);
    }

    public int Count => texts.Length;

    /// <summary>The texts, one after another; null where there are none.</summary>
    public byte** Pointers => Count == 0 ? null : (byte**)pinned.AddrOfPinnedObject();

    public void Dispose()
    {
        pinned.Free();
        foreach (var text in texts)
            Marshal.FreeCoTaskMem(text);
    }
}
