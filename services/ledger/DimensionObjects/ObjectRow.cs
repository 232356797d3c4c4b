using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Registers;
using Finsam.Ledger.V1;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.DimensionObjects;

/// <summary>An object of a dimension as the register has it, or had it.</summary>
internal sealed record ObjectRow
{
    /// <summary>The columns, as both tables of the register have them.</summary>
    public const string Columns = """
        dimension, code, name, owner, object_group, period_from, period_to, outside_period, decision_reference, decided_on, decided_amount_ore,
        closed_from, version, changed_at, changed_by
        """;

    /// <summary>A posting outside the period is told.</summary>
    public const string Warn = "warn";

    /// <summary>A posting outside the period is refused.</summary>
    public const string Refuse = "refuse";

    /// <summary>Number of the dimension.</summary>
    public int Dimension { get; init; }

    /// <summary>Code.</summary>
    public string Code { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who answers for it: an organisation or a post.</summary>
    public string Owner { get; init; } = "";

    /// <summary>What it is grouped under.</summary>
    public string ObjectGroup { get; init; } = "";

    /// <summary>First day that postings are expected on.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Last day that postings are expected on.</summary>
    public DateOnly? PeriodTo { get; init; }

    /// <summary><see cref="Warn"/> or <see cref="Refuse"/>.</summary>
    public string OutsidePeriod { get; init; } = Warn;

    /// <summary>Reference of the decision that funds it.</summary>
    public string DecisionReference { get; init; } = "";

    /// <summary>Day of the decision.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>What was decided, öre.</summary>
    public long? DecidedAmountOre { get; init; }

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

    /// <summary>What it is, as the log names it.</summary>
    public string Subject => Dimension == ObjectDimensions.Project ? $"projekt {Code}" : $"objekt {Code} i dimension {Dimension}";

    private string Decision => string.Join(
        ' ',
        new[] { DecisionReference, DecidedOn?.ToIso() ?? "", DecidedAmountOre is { } ore ? Ore.Print(ore) : "" }.Where(part => part.Length > 0));

    /// <summary>What the register says of it, as the log shows it.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        Name.Length > 0 ? Name : "utan namn",
        Owner.Length > 0 ? $"ägare {Owner}" : "",
        ObjectGroup.Length > 0 ? $"grupp {ObjectGroup}" : "",
        PeriodFrom is null && PeriodTo is null
            ? ""
            : $"period {PeriodFrom?.ToIso()}–{PeriodTo?.ToIso()} ({(OutsidePeriod == Refuse ? "avvisar" : "varnar")} utanför)",
        Decision.Length > 0 ? $"beslut {Decision}" : "",
        ClosedFrom is { } day ? $"stängt från {day.ToIso()}" : "",
    }.Where(part => part.Length > 0));

    /// <summary>The object as it goes over the wire.</summary>
    public LedgerObject ToMessage()
    {
        var message = new LedgerObject
        {
            Dimension = Dimension,
            Code = Code,
            Name = Name,
            Owner = Owner,
            Group = ObjectGroup,
            From = PeriodFrom?.ToIso() ?? "",
            To = PeriodTo?.ToIso() ?? "",
            OutsidePeriod = OutsidePeriod,
            DecisionReference = DecisionReference,
            DecidedOn = DecidedOn?.ToIso() ?? "",
            ClosedFrom = ClosedFrom?.ToIso() ?? "",
            Etag = Etag.Of(Version),
            ChangedAt = ChangedAt.ToTimestamp(),
            ChangedBy = ChangedBy,
        };
        if (DecidedAmountOre is { } ore)
        {
            message.DecidedAmountOre = ore;
        }

        return message;
    }
}
