using System.Net;
using System.Text;

namespace Finsam.Gateway.Tests.Limits;

public sealed class PublicCallTests(StrangersGateway gateway) : IClassFixture<StrangersGateway>
{
    private const string Answers = "/v1/participants/prov/rounds/host-2018/answers";
    private const string Form = "/finsam.participants.v1.QuestionnaireService/GetForm";

    [Fact]
    public async Task A_public_method_takes_so_many_calls_without_a_token_of_an_address_and_other_methods_take_none()
    {
        using var stranger = gateway.Client();
        using var closed = await PostAsync(stranger, "/v1/participants/prov/rounds/host-2018/codes");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);

        using var form = await gateway.GrpcAsync(Form);
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        Assert.False(form.Headers.Contains("grpc-status"));

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3 * StrangersGateway.PerMinute; i++)
        {
            using var answer = await PostAsync(stranger, Answers);
            statuses.Add(answer.StatusCode);
        }

        Assert.All(statuses.Take(StrangersGateway.PerMinute - 1), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);

        using var known = gateway.Client(gateway.Token());
        using var told = await PostAsync(known, Answers);
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        using var forger = gateway.Client("nonsense");
        using var refused = await PostAsync(forger, Answers);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path)
    {
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri(path, UriKind.Relative), body);
    }
}

/// <summary>A gateway that takes few calls without a token.</summary>
public sealed class StrangersGateway : GatewayHost
{
    public const int PerMinute = 5;

    protected override string[] Settings => [$"--Finsam:Limits:PublicCallsPerMinute={PerMinute}"];
}
