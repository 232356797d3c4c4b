using Finsam.LocalStack;

namespace Finsam.Cli.Output;

/// <summary>One line for each part of the stack that has started or stopped.</summary>
internal sealed class StackLines(IDisplay display) : IProgress<StackStep>
{
    private const int NameWidth = 16;

    public void Report(StackStep value) =>
        display.Line($"{value.Part.PadRight(NameWidth)} {value.Text.PadRight(24)} {Swedish.Seconds(value.Elapsed),8}");
}
