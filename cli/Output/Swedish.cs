using System.Globalization;

namespace Finsam.Cli.Output;

/// <summary>Numbers as Swedish writes them, whatever the machine's language: 1 234,5.</summary>
internal static class Swedish
{
    private const string NoBreakSpace = "\u00a0";

    private static readonly NumberFormatInfo Numbers = new()
    {
        NumberGroupSeparator = NoBreakSpace, NumberDecimalSeparator = ",", NegativeSign = "−",
    };

    public static string Count(long number) => number.ToString("#,0", Numbers);

    public static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("0.0", Numbers)} s";
}
