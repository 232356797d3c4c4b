namespace Finsam.Reporting.Domain;

/// <summary>How far a composed version has come.</summary>
internal enum VersionState
{
    /// <summary>Composed; nobody has put it forward.</summary>
    Draft,

    /// <summary>Put forward to the board.</summary>
    Ready,

    /// <summary>Approved by the board; it stays as it is.</summary>
    Approved,

    /// <summary>Approved, and made public.</summary>
    Published,
}
