using System.Text;
using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Common.V1;
using Finsam.Participants.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Cli.Loading;

/// <summary>What goes to the participants service.</summary>
internal sealed class ParticipantsSteps(GatewayClient gateway, LoadKey key, IDisplay display)
{
    /// <summary>Members, insatser, activities and surveys of the period.</summary>
    public async Task<LoadCount> PutRegisterAsync(ForbundFile forbund, StepProgress progress, CancellationToken cancellationToken)
    {
        var request = new PutPeriodRegisterRequest
        {
            Forbund = forbund.Slug,
            Period = forbund.Period,
            Members = { forbund.Members.Select(member => new Member { Id = member.Id, Name = member.Name }) },
            Insatser = { forbund.Insatser.Select(entry => entry.Insats) },
            Activities = { forbund.Activities },
            Surveys = { forbund.Surveys },
        };
        if (forbund.SuppressionK is { } k)
        {
            request.SuppressionK = k;
        }

        request.RequestId = key.For(request);
        var total = request.Members.Count + request.Insatser.Count + request.Activities.Count + request.Surveys.Count;
        progress.Report(0, total);
        var response = await gateway.Participants.PutPeriodRegisterAsync(
            request, gateway.As(RoleName.Forbundschef, forbund.Slug), cancellationToken: cancellationToken);
        progress.Report(total, total);
        return LoadCount.Put(response.Changed);
    }

    /// <summary>Inskrivningar and avslut. Done by staff of the insatser in the file: a förbund's own roles may not register participants.</summary>
    public async Task<LoadCount> ImportAsync(ForbundFile forbund, string file, StepProgress progress, CancellationToken cancellationToken)
    {
        var content = CaseText.ReadBytes(file);
        var request = new ImportParticipationsRequest
        {
            Forbund = forbund.Slug, FileName = Path.GetFileName(file), Content = ByteString.CopyFrom(content),
        };
        request.RequestId = key.For(request);
        var insatser = InsatserIn(content).Union(forbund.Insatser.Select(entry => entry.Insats.Code)).ToList();
        using var call = gateway.Participants.ImportParticipations(
            request, gateway.As(RoleName.Insatspersonal, forbund.Slug, insatser), cancellationToken: cancellationToken);
        var end = new StreamEnd("Inskrivningar och avslut", file, display);
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            switch (message.StepCase)
            {
                case ImportParticipationsResponse.StepOneofCase.Progress:
                    progress.Report(message.Progress.Done, message.Progress.Total);
                    break;
                case ImportParticipationsResponse.StepOneofCase.Refusal:
                    throw end.Refused(message.Refusal.Problems, message.Refusal.ProblemCount);
                case ImportParticipationsResponse.StepOneofCase.Summary:
                    var (created, changed, unchanged) = (message.Summary.Created, message.Summary.Changed, message.Summary.Unchanged);
                    progress.Report(created + changed + unchanged, created + changed + unchanged);
                    return new LoadCount(created, changed, unchanged);
            }
        }

        throw StreamEnd.WithoutSummary();
    }

    // A row's insats may be unknown; the service says so by line, which it can't when the token doesn't reach it.
    private static IEnumerable<string> InsatserIn(byte[] csv)
    {
        var lines = Encoding.UTF8.GetString(csv).Split('\n');
        var column = Array.IndexOf(lines[0].TrimEnd('\r').Split(';'), "insats");
        return column < 0
            ? []
            : lines.Skip(1).Select(line => line.TrimEnd('\r').Split(';')).Where(cells => cells.Length > column && cells[column].Length > 0)
                .Select(cells => cells[column].Trim('"', ' ')).Distinct();
    }
}
