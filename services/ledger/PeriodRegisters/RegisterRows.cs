using System.Globalization;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.PeriodRegisters;

/// <summary>A period's register as rows of its tables.</summary>
internal sealed class RegisterRows
{
    private const int MostMembers = 500;
    private const int MostContributions = 100;
    private const int MostGrants = 5_000;
    private static readonly string[] Kinds = ["state", "region", "municipality"];

    /// <summary>Members in print order.</summary>
    public List<MemberRow> Members { get; } = [];

    /// <summary>Their contributions.</summary>
    public List<ContributionRow> Contributions { get; } = [];

    /// <summary>Grants to insatser.</summary>
    public List<GrantRow> Grants { get; } = [];

    /// <summary>Reads a request; what is wrong with it goes to <paramref name="fields"/>.</summary>
    public static RegisterRows Read(RequestFields fields, PutPeriodRegisterRequest request)
    {
        var rows = new RegisterRows();
        fields.AtMost(request.Members.Count, MostMembers, "members");
        fields.AtMost(request.Grants.Count, MostGrants, "grants");
        var ids = new HashSet<string>();
        for (var i = 0; i < Math.Min(request.Members.Count, MostMembers); i++)
        {
            var path = $"members[{i}]";
            if (!ids.Add(request.Members[i].Id))
            {
                fields.Refuse(LedgerReason.MemberDuplicate, $"{path}.id", "Medlemmen finns två gånger.", "ett id för varje medlem");
            }

            rows.Add(fields, request.Members[i], i + 1, path);
        }

        for (var i = 0; i < Math.Min(request.Grants.Count, MostGrants); i++)
        {
            rows.Add(fields, request.Grants[i], i + 1, $"grants[{i}]");
        }

        return rows;
    }

    private void Add(RequestFields fields, Member member, int memberNo, string path)
    {
        if (!Kinds.Contains(member.Kind))
        {
            fields.Refuse(LedgerReason.MemberKindUnknown, $"{path}.kind", "Okänt slag av medlem.", string.Join(", ", Kinds));
        }

        if (!decimal.TryParse(member.Share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || share > 1)
        {
            fields.Refuse(LedgerReason.ShareInvalid, $"{path}.share", "Det är ingen andel.", "tal från 0 till 1 med decimalpunkt");
        }

        Members.Add(new MemberRow(
            memberNo,
            fields.Code(member.Id, $"{path}.id", required: true),
            fields.Text(member.Name, $"{path}.name", required: true),
            member.Kind,
            share));
        fields.AtMost(member.Contributions.Count, MostContributions, $"{path}.contributions");
        for (var i = 0; i < Math.Min(member.Contributions.Count, MostContributions); i++)
        {
            var contribution = member.Contributions[i];
            var year = fields.Year(contribution.Year, $"{path}.contributions[{i}].year");
            Contributions.Add(new ContributionRow(
                memberNo, i + 1, year, fields.Amount(contribution.AmountOre, $"{path}.contributions[{i}].amount_ore")));
        }
    }

    private void Add(RequestFields fields, Grant grant, int rowNo, string path) => Grants.Add(new GrantRow(
        rowNo,
        fields.Code(grant.Insats, $"{path}.insats", required: true),
        fields.Code(grant.Project, $"{path}.project"),
        fields.Year(grant.Year, $"{path}.year"),
        fields.Amount(grant.AmountOre, $"{path}.amount_ore"),
        grant.DecidedOn.Length == 0 ? null : fields.Date(grant.DecidedOn, $"{path}.decided_on")));

    /// <summary>A row of <c>member</c>.</summary>
    internal sealed record MemberRow(int MemberNo, string Id, string Name, string Kind, decimal Share);

    /// <summary>A row of <c>contribution</c>.</summary>
    internal sealed record ContributionRow(int MemberNo, int RowNo, int Year, long AmountOre);

    /// <summary>A row of <c>insats_grant</c>.</summary>
    internal sealed record GrantRow(int RowNo, string Insats, string Project, int Year, long AmountOre, DateOnly? DecidedOn);
}
