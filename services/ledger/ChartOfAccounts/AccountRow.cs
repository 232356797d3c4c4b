using Finsam.Ledger.Api;
using Finsam.Ledger.Registers;
using Finsam.Ledger.V1;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.ChartOfAccounts;

/// <summary>An account as the register has it, or had it.</summary>
internal sealed record AccountRow
{
    /// <summary>The columns, as both tables of the register have them.</summary>
    public const string Columns = "number, name, kind, needs_project, closed_from, version, changed_at, changed_by";

    /// <summary>Number.</summary>
    public string Number { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>T, S, K or I; empty when no file has told.</summary>
    public string Kind { get; init; } = "";

    /// <summary>True when postings on it must name a project.</summary>
    public bool NeedsProject { get; init; }

    /// <summary>First day that takes no postings; null while it is open.</summary>
    public DateOnly? ClosedFrom { get; init; }

    /// <summary>How many times it had been written.</summary>
    public int Version { get; init; }

    /// <summary>When it came to stand so, UTC.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>Who changed it: a pseudonymous id.</summary>
    public string ChangedBy { get; init; } = "";

    /// <summary>When another version took its place, UTC; null for the one that holds.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>Who changed it then.</summary>
    public string EndedBy { get; init; } = "";

    /// <summary>What the register says of it, as the log shows it.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        Name,
        Kind.Length > 0 ? $"typ {Kind}" : "utan typ",
        NeedsProject ? "kräver projekt" : "",
        ClosedFrom is { } day ? $"stängt från {day.ToIso()}" : "",
    }.Where(part => part.Length > 0));

    /// <summary>The account as it goes over the wire, without a balance.</summary>
    public Account ToMessage() => new()
    {
        Number = Number,
        Name = Name,
        Kind = Kind,
        NeedsProject = NeedsProject,
        ClosedFrom = ClosedFrom?.ToIso() ?? "",
        Etag = Etag.Of(Version),
        ChangedAt = ChangedAt.ToTimestamp(),
        ChangedBy = ChangedBy,
    };
}
