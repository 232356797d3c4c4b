using Finsam.Participants.Tests.Domain;
using Finsam.Participants.V1;
using Grpc.Net.Client;
using Xunit;

namespace Finsam.Participants.Tests.Service;

public sealed class ConcurrentEnrollmentTests
{
    private const int Persons = 100;
    private const int Enrollments = 1000;
    private const int CallsAtOnce = 50;

    [Fact]
    public async Task A_thousand_concurrent_enrollments_of_a_hundred_persons_make_a_hundred_identities()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var insatser = Enumerable.Range(301, Enrollments / Persons).Select(code => $"{code}").ToArray();
        var register = scenario.Register();
        register.Insatser.Clear();
        register.Insatser.Add(insatser.Select(code => new Insats { Code = code, Name = code, Kind = InsatsKind.Individual, Controller = "ludvika" }));
        await scenario.Leader.PutPeriodRegisterAsync(register);

        // Two instances at a time, straight, where no limit of the gateway's holds calls back.
        var second = await scenario.Stack.StartInstanceAsync("participants");
        using var one = GrpcChannel.ForAddress(scenario.Stack.Address("participants"));
        using var other = GrpcChannel.ForAddress($"http://127.0.0.1:{second.Port}");
        var token = scenario.Stack.Token("insatspersonal", scenario.Forbund, insatser);
        var clients = new[] { one, other }.Select(channel => new ParticipantsService.ParticipantsServiceClient(channel)).ToArray();
        var numbers = Enumerable.Range(0, Persons)
            .Select(i => MadeUpNumbers.WithCheckDigit($"1980{1 + i / 28:D2}{1 + i % 28:D2}{100 + i}0")).ToArray();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Enrollments),
            new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce },
            async (i, cancellationToken) =>
            {
                var request = scenario.Numbered(numbers[i % Persons], insatser[i / Persons]);
                request.Participation.Gender = "other";
                await clients[i % 2].EnrollAsync(
                    request, new Grpc.Core.Metadata { { "authorization", $"Bearer {token}" } }, cancellationToken: cancellationToken);
            });
        Assert.Equal(Enrollments, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));
        Assert.Equal(Persons, await scenario.CountAsync("select count(distinct person_id) from participation where forbund_id = @forbund"));
        Assert.Equal(Persons, await scenario.CountAsync("select count(distinct person_id) from identity.individual where forbund_id = @forbund"));
        Assert.Equal(Persons, await scenario.CountAsync("select count(*) from identity.person where forbund_id = @forbund"));
        Assert.Equal($"{Persons}", await scenario.UniqueAsync());
    }
}
