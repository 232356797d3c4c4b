namespace Finsam.Reporting.Layouts;

/// <summary>The tables of the source <c>participants</c>: each has its own columns and meaning.</summary>
internal static class FixedTables
{
    /// <summary>Goals; composed here, since they look into the other tables.</summary>
    public const string Goals = "mal";

    /// <summary>Time in the insats; its column <c>Måluppfyllda</c> counts the closures that <c>closures.goal_met</c> asks for.</summary>
    public const string Throughput = "avslut.genomstromning";

    /// <summary>Participants per insats.</summary>
    public const string Overview = "deltagare.oversikt";

    /// <summary>Closures per insats.</summary>
    public const string ClosureOverview = "avslut.oversikt";

    /// <summary>Label of the row of all together.</summary>
    public const string TotalRow = "Totalt";

    /// <summary>Answers to a survey: this and the survey's id.</summary>
    public const string SurveyPrefix = "enkat.";

    /// <summary>Every fixed table but the surveys, with the heading it has where the layout lacks it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Titles = new Dictionary<string, string>
    {
        [Overview] = "Deltagare",
        ["deltagare.hemkommun"] = "Hemkommun",
        ["deltagare.alder"] = "Ålder",
        ["deltagare.utbildning"] = "Utbildning",
        ["deltagare.tid_i_forsorjning"] = "Tid i offentlig försörjning",
        ["deltagare.forsorjning_fore"] = "Försörjning före insatsen",
        ["deltagare.aktualiserad_av"] = "Aktualiserad av",
        [ClosureOverview] = "Avslutade",
        ["avslut.orsak"] = "Avslutsorsak",
        ["avslut.plan"] = "Aktuell plan vid avslut",
        ["avslut.forsorjning"] = "Försörjning före och efter",
        [Throughput] = "Genomströmning",
        ["uppfoljning.12man"] = "Tolv månader efter avslut",
        ["aktiviteter"] = "Aktiviteter",
        [Goals] = "Mål",
    };

    /// <summary>The heading of a fixed table that the layout lacks.</summary>
    public static string TitleOf(string id) => IsSurvey(id) ? $"Enkät {id[SurveyPrefix.Length..]}" : Titles[id];

    /// <summary>True for the answers to a survey.</summary>
    public static bool IsSurvey(string of) => of.StartsWith(SurveyPrefix, StringComparison.Ordinal) && of.Length > SurveyPrefix.Length;

    /// <summary>
    /// True for what a round answered to a question (<c>enkat.&lt;round&gt;.&lt;question&gt;</c>, or with the group after it): only the service
    /// that asked knows which rounds there are.
    /// </summary>
    public static bool IsRound(string of) => IsSurvey(of) && of[SurveyPrefix.Length..].Split('.') is { Length: 2 or 3 } parts && !parts.Contains("");

    /// <summary>True where the rows are bands of a number.</summary>
    public static bool HasBands(string of) => of is "deltagare.alder" or "deltagare.tid_i_forsorjning";

    /// <summary>True where rows of the layout have no effect.</summary>
    public static bool IgnoresRows(string of) => of is Goals or "aktiviteter" || IsSurvey(of);
}
