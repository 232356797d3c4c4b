using Finsam.LocalStack;

namespace Finsam.EndToEnd.Tests.Clients;

/// <summary>The registering apps of docs/clients against the whole suite, through the gateway.</summary>
public sealed class ClientTests
{
    private const string Case = "2018-0142";
    private const string EnrolledOn = "2018-02-01";
    private const string ClosedOn = "2018-06-30";

    [Theory]
    [MemberData(nameof(ClientApp.Names), MemberType = typeof(ClientApp))]
    public async Task A_case_is_registered_and_the_same_case_again_registers_nothing_more(string name)
    {
        var app = await ClientApp.PrepareAsync(name);
        var forbund = await RegisteringForbund.CreateAsync();
        var run = await app.RunAsync(forbund.Settings(), [], forbund.Slug, RegisteringForbund.Insats, Case, EnrolledOn, ClosedOn);
        var participation = run.AssertRegistered(ClosedOn);
        Assert.Empty(run.Errors);
        var again = await app.RunAsync(forbund.Settings(), [], forbund.Slug, RegisteringForbund.Insats, Case, EnrolledOn, ClosedOn);
        Assert.Equal(participation, again.AssertRegistered(ClosedOn));
        await forbund.AssertOneClosedAsync(participation, ClosedOn);
    }

    [Theory]
    [MemberData(nameof(ClientApp.Names), MemberType = typeof(ClientApp))]
    public async Task What_is_refused_is_shown_by_field_and_goes_through_when_it_is_corrected(string name)
    {
        var app = await ClientApp.PrepareAsync(name);
        var forbund = await RegisteringForbund.CreateAsync();
        var run = await app.RunAsync(
            forbund.Settings(),
            [EnrolledOn, "2018-01-31", ClosedOn],
            forbund.Slug,
            RegisteringForbund.Insats,
            Case,
            "2018-02-30",
            "snart");
        var participation = run.AssertRegistered(ClosedOn);
        Assert.Matches("Inskrivningen godtogs inte:\n  participation\\.enrolled_on: [A-Z_]+: .+ Godtas: .+\n", run.Errors);
        Assert.Matches("Avslutet godtogs inte:\n  closed_on: [A-Z_]+: .+ Godtas: .+\n", run.Errors);
        Assert.Equal(3, run.Errors.Split("Nytt värde för ").Length - 1);
        await forbund.AssertOneClosedAsync(participation, ClosedOn);
    }

    [Theory]
    [MemberData(nameof(ClientApp.Names), MemberType = typeof(ClientApp))]
    public async Task What_is_refused_and_not_corrected_registers_nothing(string name)
    {
        var app = await ClientApp.PrepareAsync(name);
        var forbund = await RegisteringForbund.CreateAsync();
        var run = await app.RunAsync(forbund.Settings(), [], forbund.Slug, RegisteringForbund.Insats, Case, "2018-02-30", ClosedOn);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("participation.enrolled_on: ", run.Errors);
        Assert.Contains("Gick inte: ", run.Errors);
        Assert.Equal(0, await forbund.CountParticipationsAsync());
    }

    [Theory]
    [MemberData(nameof(ClientApp.Names), MemberType = typeof(ClientApp))]
    public async Task An_answer_that_is_lost_leaves_one_participation(string name)
    {
        var app = await ClientApp.PrepareAsync(name);
        var forbund = await RegisteringForbund.CreateAsync();
        using var relay = Relay.To(forbund.Stack.Gateway);
        Task<ClientRun> running;
        await using (var held = await forbund.HoldWritersAsync())
        {
            running = app.RunAsync(forbund.Settings(relay.Address), [], forbund.Slug, RegisteringForbund.Insats, Case, EnrolledOn, ClosedOn);
            await held.OneWaitsAsync();
            relay.LoseAnswers();
        }

        await RegisteringForbund.UntilAsync("the inskrivning is registered", async () => await forbund.CountParticipationsAsync() == 1);
        relay.Cut();
        var run = await running;
        var participation = run.AssertRegistered(ClosedOn);
        Assert.Contains("med samma request_id", run.Errors);
        await forbund.AssertOneClosedAsync(participation, ClosedOn);
    }

    [Theory]
    [MemberData(nameof(ClientApp.Names), MemberType = typeof(ClientApp))]
    public async Task A_service_that_goes_away_in_the_middle_leaves_one_participation(string name)
    {
        var app = await ClientApp.PrepareAsync(name);
        var forbund = await RegisteringForbund.CreateAsync();
        Task<ClientRun> running;
        await using (var held = await forbund.HoldWritersAsync())
        {
            running = app.RunAsync(forbund.Settings(), [], forbund.Slug, RegisteringForbund.Insats, Case, EnrolledOn, ClosedOn);
            await held.OneWaitsAsync();
            await forbund.Stack.KillAsync("participants");
        }

        await forbund.Stack.RestartAsync("participants");
        var run = await running;
        Assert.Contains("med samma request_id", run.Errors);

        // On a slow machine the service takes longer than the app waits: then it says so, and is run again.
        if (run.Code == 1)
        {
            run = await app.RunAsync(forbund.Settings(), [], forbund.Slug, RegisteringForbund.Insats, Case, EnrolledOn, ClosedOn);
        }

        await forbund.AssertOneClosedAsync(run.AssertRegistered(ClosedOn), ClosedOn);
    }

    [Theory]
    [MemberData(nameof(ClientApp.Names), MemberType = typeof(ClientApp))]
    public async Task A_token_is_fetched_with_the_apps_own_credentials(string name)
    {
        var app = await ClientApp.PrepareAsync(name);
        var forbund = await RegisteringForbund.CreateAsync();
        // Characters that mean something in a form, in Basic authentication and in a shell.
        const string Secret = "hemligt+%\"'$\\&=";
        var client = new MachineClient($"insats 301:åäö {forbund.Slug}", ["insatspersonal"], [forbund.Slug], [RegisteringForbund.Insats]);
        forbund.Stack.Issuer.Clients.Put(client, Secret);
        var settings = forbund.Settings();
        settings.Remove("FINSAM_TOKEN");
        settings["FINSAM_TOKEN_ENDPOINT"] = $"{forbund.Stack.Issuer.TokenEndpoint}";
        settings["FINSAM_CLIENT_ID"] = client.Id;
        settings["FINSAM_CLIENT_SECRET"] = "fel";
        settings["FINSAM_SCOPE"] = DevelopmentIssuer.Scopes;
        var refused = await app.RunAsync(settings, [], forbund.Slug, RegisteringForbund.Insats, Case, EnrolledOn, ClosedOn);
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("HTTP 401", refused.Errors);

        settings["FINSAM_CLIENT_SECRET"] = Secret;
        var run = await app.RunAsync(settings, [], forbund.Slug, RegisteringForbund.Insats, Case, EnrolledOn, ClosedOn);
        await forbund.AssertOneClosedAsync(run.AssertRegistered(ClosedOn), ClosedOn);
    }

    [Theory]
    [MemberData(nameof(ClientApp.Names), MemberType = typeof(ClientApp))]
    public async Task A_foreign_token_and_missing_settings_are_told_apart(string name)
    {
        var app = await ClientApp.PrepareAsync(name);
        var forbund = await RegisteringForbund.CreateAsync();
        var settings = forbund.Settings();
        settings["FINSAM_TOKEN"] = "ingen";
        var foreign = await app.RunAsync(settings, [], forbund.Slug, RegisteringForbund.Insats, Case, EnrolledOn, ClosedOn);
        Assert.Equal((1, ""), (foreign.Code, foreign.Output));
        Assert.Contains("Åtkomsttoken", foreign.Errors);

        foreach (var missing in new[] { "FINSAM_TOKEN", "FINSAM_GATEWAY" })
        {
            settings.Remove(missing);
            var run = await app.RunAsync(settings, [], forbund.Slug, RegisteringForbund.Insats, Case, EnrolledOn, ClosedOn);
            Assert.Equal((2, ""), (run.Code, run.Output));
            Assert.Contains($"{missing}", run.Errors);
        }

        Assert.Equal(2, (await app.RunAsync(forbund.Settings(), [], forbund.Slug)).Code);
        Assert.Equal(0, await forbund.CountParticipationsAsync());
    }
}
