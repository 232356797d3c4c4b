using System.Globalization;
using System.Security.Cryptography;
using Finsam.Cli.Gateway;
using Finsam.Common.V1;
using Finsam.Participants.V1;
using Grpc.Core;

namespace Finsam.Cli.Bench.Participants;

/// <summary>A förbund of its own with a register for 2017: insatser with a longest time, an activity and a survey.</summary>
internal sealed class BenchForbund
{
    /// <summary>First day of the register's period.</summary>
    public const string From = "2017-01-01";

    /// <summary>Last day of it.</summary>
    public const string To = "2017-12-31";

    /// <summary>Codes of the insatser.</summary>
    public static readonly IReadOnlyList<string> Insatser =
        [.. Enumerable.Range(1, 20).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    private BenchForbund(GatewayClient client, string slug)
    {
        Slug = slug;
        Leader = client.As(RoleName.Forbundschef, slug);
        Staff = client.As(RoleName.Insatspersonal, slug, Insatser);
    }

    public string Slug { get; }

    /// <summary>Headers of calls as its förbundschef.</summary>
    public Metadata Leader { get; }

    /// <summary>Headers of calls by those who register.</summary>
    public Metadata Staff { get; }

    /// <summary>Puts its register.</summary>
    public static async Task<BenchForbund> MakeAsync(GatewayClient client, CancellationToken cancellationToken)
    {
        var forbund = new BenchForbund(client, $"bench-{RandomNumberGenerator.GetHexString(10, lowercase: true)}");
        await client.Participants.PutPeriodRegisterAsync(
            new PutPeriodRegisterRequest
            {
                RequestId = $"{forbund.Slug}-register",
                Forbund = forbund.Slug,
                Period = new Period { From = From, To = To },
                SuppressionK = 1,
                Members = { new Member { Id = "kommun", Name = "Kommunen" } },
                Insatser =
                {
                    Insatser.Select(code => new Insats
                    {
                        Code = code, Name = $"Insats {code}", Group = "Insatser", Kind = InsatsKind.Individual, Controller = "kommun", MaxMonths = "12",
                    }),
                },
                Activities = { new Activity { Title = "Utbildning", Occasions = 4, Attendees = 60 } },
                Surveys =
                {
                    new Survey
                    {
                        Id = "nytta", Question = "Nytta?", Respondents = 80, Invited = 100,
                        Answers = { new SurveyAnswer { Answer = "Ja", Count = 60 }, new SurveyAnswer { Answer = "Nej", Count = 20 } },
                    },
                },
            },
            forbund.Leader,
            cancellationToken: cancellationToken);
        return forbund;
    }

    /// <summary>An inskrivning of somebody new.</summary>
    public EnrollRequest Enrollment() => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = Slug,
        Person = Guid.NewGuid().ToString("N"),
        Participation = new Participation
        {
            Insats = "1",
            Registration = "named",
            Gender = "woman",
            BirthYear = 1980,
            Municipality = "Kommunen",
            Education = "upper_secondary",
            PublicSupportYears = "2.5",
            SupportBefore = { "social_assistance", "activity_support" },
            Referrer = "self",
            EnrolledOn = "2017-03-01",
        },
    };
}
