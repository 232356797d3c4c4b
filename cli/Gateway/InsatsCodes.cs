using Finsam.Participants.V1;

namespace Finsam.Cli.Gateway;

/// <summary>The codes of all insatser of a förbund, in the order of the service.</summary>
internal static class InsatsCodes
{
    private const int PageSize = 500;

    /// <summary>Reads them page by page, as förbundschef.</summary>
    /// <exception cref="Grpc.Core.RpcException">A page was refused.</exception>
    public static async Task<IReadOnlyList<string>> ReadAsync(GatewayClient gateway, string forbund, CancellationToken cancellationToken)
    {
        var codes = new List<string>();
        var request = new ListInsatserRequest { Forbund = forbund, PageSize = PageSize };
        do
        {
            var page = await gateway.Participants.ListInsatserAsync(
                request, gateway.As(RoleName.Forbundschef, forbund), cancellationToken: cancellationToken);
            codes.AddRange(page.Insatser.Select(insats => insats.Code));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return codes;
    }
}
