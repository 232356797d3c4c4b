namespace Finsam.Reporting.Layouts;

/// <summary>Where the figures of a layout's table come from.</summary>
internal static class LayoutSources
{
    /// <summary>Accounts, all projects together.</summary>
    public const string Accounts = "accounts";

    /// <summary>Ledger objects of dimension 6.</summary>
    public const string Projects = "projects";

    /// <summary>Changes of balance.</summary>
    public const string CashFlow = "cashflow";

    /// <summary>Participations, activities, surveys and goals.</summary>
    public const string Participants = "participants";

    /// <summary>Members' contributions.</summary>
    public const string Members = "members";

    /// <summary>The förbund's own numbers.</summary>
    public const string KeyFigures = "key_figures";

    /// <summary>Every source.</summary>
    public static readonly IReadOnlyList<string> All = [Accounts, Projects, CashFlow, Participants, Members, KeyFigures];

    /// <summary>True for the sources that give statements of money.</summary>
    public static bool IsMoney(string source) => source is Accounts or Projects or CashFlow;
}
