using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Participants.V1;

namespace Finsam.Cli.Surveys;

/// <summary>Rounds of a förbund's questionnaires, as its office sees them.</summary>
internal sealed class SurveyRounds(GatewayClient gateway, IDisplay display, string forbund)
{
    private const int PageSize = 500;
    private const string Withheld = "för få";
    private const string WholeGroup = "alla";
    private const string NoInsats = "–";

    /// <summary>Lists the rounds.</summary>
    public async Task ListAsync(CancellationToken cancellationToken)
    {
        var request = new ListRoundsRequest { Forbund = forbund, PageSize = PageSize };
        var rows = new List<IReadOnlyList<string>>();
        do
        {
            var page = await gateway.Questionnaires.ListRoundsAsync(request, Headers(), cancellationToken: cancellationToken);
            rows.AddRange(page.Rounds.Select(Row));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        if (rows.Count == 0)
        {
            display.Line("Inga enkätomgångar.");
            return;
        }

        display.Table(["Omgång", "Titel", "Svarstid", "Läge", "Inbjudna"], rows);
    }

    /// <summary>Shows how many have answered a round.</summary>
    public async Task ShowRatesAsync(string round, CancellationToken cancellationToken)
    {
        var answer = await gateway.Questionnaires.ComputeResponseRatesAsync(
            new ComputeResponseRatesRequest { Forbund = forbund, Round = round }, Headers(), cancellationToken: cancellationToken);
        display.Table(["Grupp", "Insats", "Inbjudna", "Koder", "Svar", "Svarsfrekvens"], [.. answer.Rates.Select(Row)]);
    }

    /// <summary>Gives out codes and prints them.</summary>
    public async Task IssueAsync(string round, string group, string insats, int count, CancellationToken cancellationToken)
    {
        var answer = await gateway.Questionnaires.IssueCodesAsync(
            new IssueCodesRequest
            {
                RequestId = Guid.NewGuid().ToString(), Forbund = forbund, Round = round, Group = group, Insats = insats, Count = count,
            },
            Headers(),
            cancellationToken: cancellationToken);
        foreach (var code in answer.Codes)
        {
            display.Line(code);
        }
    }

    private Grpc.Core.Metadata Headers() => gateway.As(RoleName.Forbundschef, forbund);

    private static IReadOnlyList<string> Row(Round round) =>
    [
        round.Round_,
        round.Title,
        $"{round.OpensOn}–{round.ClosesOn}",
        round.Closed ? "stängd" : "öppen",
        Swedish.Count(round.Invitations.Sum(invitation => invitation.Invited)),
    ];

    private static IReadOnlyList<string> Row(ResponseRate rate) =>
    [
        rate.Group,
        !rate.HasInsats ? WholeGroup : rate.Insats.Length > 0 ? rate.Insats : NoInsats,
        Swedish.Count(rate.Invited),
        Swedish.Count(rate.Issued),
        rate.Suppressed ? Withheld : Swedish.Count(rate.Answered),
        rate.Suppressed ? Withheld : $"{rate.Share} %",
    ];
}
