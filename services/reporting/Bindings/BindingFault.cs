namespace Finsam.Reporting.Bindings;

/// <summary>Why a binding cannot be printed.</summary>
internal enum BindingFault
{
    /// <summary>An address leads to no table, row or column.</summary>
    Unknown,

    /// <summary>An address leads to an empty cell.</summary>
    Empty,

    /// <summary>Units do not go together: of two figures, of a figure and its format, or of a figure and the text after it.</summary>
    Unit,

    /// <summary>A function has too few or too many addresses.</summary>
    Malformed,
}
