using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Common.V1;
using Finsam.Participants.V1;
using Grpc.Core;

namespace Finsam.Cli.Loading;

/// <summary>What goes to the participants service.</summary>
internal sealed class ParticipantsSteps(GatewayClient gateway, LoadKey key, IDisplay display)
{
    /// <summary>Members, insatser, activities and surveys of the period.</summary>
    public async Task<LoadCount> PutRegisterAsync(
        ForbundFile forbund, LoadPass pass, StepProgress progress, CancellationToken cancellationToken)
    {
        var request = Register(forbund);
        request.ValidateOnly = pass == LoadPass.Check;
        request.RequestId = key.For(request);
        var total = request.Members.Count + request.Insatser.Count + request.Activities.Count + request.Surveys.Count;
        progress.Report(0, total);
        var response = await gateway.Participants.PutPeriodRegisterAsync(
            request, gateway.As(RoleName.Forbundschef, forbund.Slug), cancellationToken: cancellationToken);
        progress.Report(total, total);
        if (pass == LoadPass.Write)
        {
            display.Warn(response.Warnings, FieldOrigin.InForbund(forbund));
        }

        return LoadCount.Put(response.Created, response.Changed);
    }

    /// <summary>Inskrivningar and avslut. Done by staff of the insatser in the file: a förbund's own roles may not register participants.</summary>
    public async Task<LoadCount> ImportAsync(
        ForbundFile forbund, string file, LoadPass pass, StepProgress progress, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(CaseText.ReadBytes(file), writable: false);
        var request = new ImportParticipationsFileRequest { Forbund = forbund.Slug, FileName = Path.GetFileName(file) };
        if (pass == LoadPass.Check)
        {
            request.ValidateOnly = true;
            request.Register = Register(forbund);
        }

        request.RequestId = key.For(request);
        var insatser = InsatserOf.File(content).Union(forbund.Insatser.Select(entry => entry.Insats.Code)).ToList();
        var end = new StreamEnd("Inskrivningar och avslut", file, display);
        var summary = await ImportCall.RunAsync(gateway, request, content, insatser, end, progress, cancellationToken);
        if (pass == LoadPass.Write)
        {
            Tell(summary, file);
        }

        var (created, changed, unchanged) = (summary.Created, summary.Changed, summary.Unchanged);
        progress.Report(created + changed + unchanged, created + changed + unchanged);
        return new LoadCount(created, changed, unchanged);
    }

    private static PutPeriodRegisterRequest Register(ForbundFile forbund)
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

        return request;
    }

    // What a file leaves out stays registered: whoever removed it expects otherwise.
    private void Tell(ImportSummary summary, string file)
    {
        if (summary.NotInFile > 0)
        {
            display.Warning(
                $"Varning: {file}: {Swedish.Count(summary.NotInFile)} registrerade deltaganden i filens insatser finns inte i filen. "
                + "De är kvar: en borttagen rad tar inte bort något.");
        }

        if (summary.KeptValues > 0)
        {
            display.Warning(
                $"Varning: {file}: {Swedish.Count(summary.KeptValues)} rader har ett tomt fält där ett värde är registrerat. "
                + "Värdet är kvar: ett tomt fält tar inte bort något.");
        }

        if (summary.Warnings.Count > 0)
        {
            var (first, count) = (summary.Warnings[0], summary.WarningCount);
            display.Warning(
                $"Varning: {file}: {Swedish.Count(count)} uppgifter är ovanliga men registrerade, den första på rad {first.Line}: {first.Message}");
        }
    }
}
