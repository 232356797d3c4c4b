using System.Text.RegularExpressions;

namespace Finsam.Transcoding.Binding;

/// <summary>The name of something that is no field, as a refusal repeats it: without what could be an identity number.</summary>
internal static partial class ToldName
{
    /// <summary>The name, with long runs of digits left out.</summary>
    public static string Of(string name) => DigitsPattern().Replace(name, "…");

    [GeneratedRegex("[0-9]{6,}([-+][0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex DigitsPattern();
}
