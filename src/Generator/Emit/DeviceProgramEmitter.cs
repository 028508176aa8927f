using System.Linq;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes the type that holds the text of a kernel for devices, and what the runtime must know to start it.</summary>
internal static class DeviceProgramEmitter
{
    public static void Write(SourceWriter writer, LayerSpec spec, KernelPlan plan, CudaEmitter cuda)
    {
        writer.Line("/// <summary>The kernel in CUDA C++; compiled for the device at hand when it is first used.</summary>");
        writer.Braces($"file static class {plan.Name}OnCuda", () =>
        {
            writer.Line($"public const string Hash = \"{cuda.Hash}\";");
            writer.Line();
            writer.Line("public const string Text = \"\"\"");
            writer.Lines(cuda.Text.TrimEnd('\n').Split('\n').Select(line => line.Length > 0 ? "    " + line : line));
            writer.Line("    \"\"\";");
            writer.Line();
            var needs = cuda.Needs;
            var members = string.Join(", ", needs.Sizes.Select(s => $"{s.Member} = [{string.Join(", ", s.Sizes.Select(Literals.Of))}]"));
            writer.Line($"public static DeviceProgram Program {{ get; }} = new(");
            writer.Line($"    \"{spec.Type.Name}, {plan.Name}\", Text, Hash,");
            writer.Line($"    new DeviceNeeds(Rows: {Literals.Of(needs.Rows)}, ReadsOthers: {(needs.ReadsOthers ? "true" : "false")}){(members.Length > 0 ? $" {{ {members} }}" : string.Empty)});");
        });
    }
}
