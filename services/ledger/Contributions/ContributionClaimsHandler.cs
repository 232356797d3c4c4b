using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Npgsql;

namespace Finsam.Ledger.Contributions;

/// <summary>Shows what members owe.</summary>
internal sealed class ContributionClaimsHandler(NpgsqlDataSource dataSource)
{
    /// <summary>The claims of a year. Refusal: <c>YearInvalid</c>.</summary>
    public async Task<ComputeContributionClaimsResponse> ComputeAsync(ComputeContributionClaimsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Year(request.Year);
        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        var claims = await ContributionClaims.ReadAsync(connection, null, request.Forbund, request.Year, ct);
        return new ComputeContributionClaimsResponse { Table = ContributionClaims.Table(request.Year, claims), Claims = { claims } };
    }
}
