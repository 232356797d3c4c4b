namespace Finsam.Reporting.Bindings;

/// <summary>A binding that leads to no figure and no word.</summary>
/// <param name="Section">Name of the section.</param>
/// <param name="Line">One-based line.</param>
/// <param name="Address">The address.</param>
/// <param name="IsEmptyCell">True where the cell is there, but empty.</param>
/// <param name="Nearest">Addresses that resemble it, nearest first.</param>
internal sealed record UnresolvedBinding(string Section, int Line, string Address, bool IsEmptyCell, IReadOnlyList<string> Nearest)
{
    /// <summary>What is wrong, in Swedish.</summary>
    public string Message => IsEmptyCell
        ? $"{Section}, rad {Line}: {{{{{Address}}}}} leder till en tom cell."
        : $"{Section}, rad {Line}: {{{{{Address}}}}} finns inte.";
}
