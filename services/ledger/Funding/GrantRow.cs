using Finsam.Ledger.V1;

namespace Finsam.Ledger.Funding;

/// <summary>What an insats is granted for a year and how much of it is drawn. Öre.</summary>
internal sealed class GrantRow
{
    /// <summary>Place in the order that grants were first decided in.</summary>
    public long GrantNo { get; init; }

    /// <summary>Code of the insats.</summary>
    public string Insats { get; init; } = "";

    /// <summary>Calendar year.</summary>
    public int Year { get; init; }

    /// <summary>Ledger object that requisitions are posted on.</summary>
    public string Project { get; init; } = "";

    /// <summary>All decisions together.</summary>
    public long GrantedOre { get; init; }

    /// <summary>Requested and not yet approved.</summary>
    public long RequestedOre { get; init; }

    /// <summary>Approved.</summary>
    public long ApprovedOre { get; init; }

    /// <summary>What can still be requested.</summary>
    public long RemainingOre => GrantedOre - RequestedOre - ApprovedOre;

    /// <summary>The grant as the contract has it.</summary>
    public InsatsGrant ToMessage(IEnumerable<GrantDecision> decisions) => new()
    {
        Insats = Insats,
        Year = Year,
        Project = Project,
        GrantedOre = GrantedOre,
        RequestedOre = RequestedOre,
        ApprovedOre = ApprovedOre,
        RemainingOre = RemainingOre,
        Decisions = { decisions },
    };
}
