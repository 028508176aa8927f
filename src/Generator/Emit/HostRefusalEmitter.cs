using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>
/// Writes the members that take tensors in host memory for a layer that has none, so that a call of one is refused with the
/// reason when it is compiled, and nothing is ever copied to a device unasked.
/// </summary>
internal sealed class HostRefusalEmitter
{
    private readonly SourceWriter writer;
    private readonly LayerSignature signature;
    private readonly string reason;

    public HostRefusalEmitter(SourceWriter writer, LayerSpec spec, LayerSignature signature)
    {
        this.writer = writer;
        this.signature = signature;
        reason = $"\"{spec.Type.Name} is compiled for CUDA alone and takes DeviceTensors; for tensors in host memory use Targets = SubsetTargets.Both.\"";
    }

    public void Write()
    {
        Member($"SubsetTape<{signature.T}> Forward({signature.Inputs}, {signature.Outputs})");
        Member($"void Infer({signature.Inputs}, {signature.Outputs})");
        Member($"void Backward(SubsetTape<{signature.T}> tape, {signature.Arriving}, {signature.Gradients})");
    }

    private void Member(string head)
    {
        writer.Line();
        writer.Line("/// <summary>Not for this layer.</summary>");
        writer.Line($"[Obsolete({reason}, error: true)]");
        writer.Line($"public {head} => throw new NotSupportedException({reason});");
    }
}
