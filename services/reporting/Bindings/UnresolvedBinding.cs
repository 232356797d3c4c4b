namespace Finsam.Reporting.Bindings;

/// <summary>A binding that cannot be printed.</summary>
/// <param name="Section">Name of the section.</param>
/// <param name="Line">One-based line.</param>
/// <param name="Expression">What stands between its braces.</param>
/// <param name="Fault">Why.</param>
/// <param name="Detail">What is wrong, in Swedish, where the fault alone does not say it.</param>
/// <param name="Nearest">Addresses that resemble the one at fault, nearest first; none where no address is.</param>
internal sealed record UnresolvedBinding(
    string Section, int Line, string Expression, BindingFault Fault, string Detail, IReadOnlyList<string> Nearest)
{
    /// <summary>What is wrong, in Swedish.</summary>
    public string Message => $"{Section}, rad {Line}: {{{{{Expression}}}}} {Fault switch
    {
        BindingFault.Empty => "leder till en tom cell.",
        BindingFault.Unknown => "finns inte.",
        BindingFault.Unit => "har en enhet som inte stämmer.",
        _ => "är felaktig.",
    }}{(Detail.Length == 0 ? "" : " ")}{Detail}";
}
