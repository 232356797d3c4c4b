namespace Finsam.Reporting.Domain;

/// <summary>What a check is of.</summary>
internal enum ReportCheckKind
{
    /// <summary>Statements against the books and each other, as the ledger verifies them.</summary>
    Statement,

    /// <summary>A goal's stated result or status against what was measured.</summary>
    Goal,

    /// <summary>Digits typed in a narrative text.</summary>
    TypedFigure,

    /// <summary>The same figure in several tables, whatever its unit and rounding.</summary>
    SameFigure,

    /// <summary>A stated value against what the books and registers give.</summary>
    StatedValue,

    /// <summary>Stated values of the same figure against each other.</summary>
    StatedTwice,

    /// <summary>Stated values that should add up to another.</summary>
    StatedSum,

    /// <summary>The sources, which may have moved since the report was composed.</summary>
    SourceMoved,
}
