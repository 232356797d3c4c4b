namespace Finsam.Protos;

/// <summary>
/// Limits that the contract states and that more than one service keeps: whoever owns the tables refuses beyond them, and reporting refuses
/// a layout that would ask for more, so that nothing is found out only when a report is composed.
/// </summary>
public static class ContractLimits
{
    /// <summary>Most tables in one request to the ledger, and so in a layout.</summary>
    public const int LedgerTables = 500;

    /// <summary>Most tables in one request to the participants service.</summary>
    public const int ParticipantTables = 2000;

    /// <summary>Most rows in a table.</summary>
    public const int TableRows = 1000;

    /// <summary>Most columns in a table of money.</summary>
    public const int MoneyColumns = 100;

    /// <summary>Most different spans among the columns of the money tables asked for at once.</summary>
    public const int MoneySpans = 1000;

    /// <summary>Most decimals of a share or a mean.</summary>
    public const int Decimals = 9;
}
