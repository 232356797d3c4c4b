using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Api;

/// <summary>
/// Who may call which method, and how far. Participations are for those who meet the participants, in the insatser that they are assigned to;
/// the others see tables.
/// </summary>
internal static class ParticipantsPermissions
{
    private static readonly Role[] ReadersOfTables = [Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Ekonom, Role.Insatsansvarig];

    private static readonly Role[] ReadersOfRetention = [Role.Forbundschef, Role.Revisor];

    // The förbund's administrator may never be a registrar (susam.se, behörigheter), whatever else the token says.
    private static readonly Role[] NoRegistrars = [Role.Forbundschef];

    /// <summary>Method to permission.</summary>
    public static readonly PermissionTable Table = new(new Dictionary<string, Permission>(StringComparer.Ordinal)
    {
        [nameof(ActivityService.ActivityServiceBase.CreateActivity)] = Counters("insats"),
        [nameof(ActivityService.ActivityServiceBase.ChangeActivity)] = Counters(),
        [nameof(ActivityService.ActivityServiceBase.ListActivities)] = ReadersOfCounts,
        [nameof(ActivityService.ActivityServiceBase.RegisterOccasion)] = Counters(),
        [nameof(ActivityService.ActivityServiceBase.ChangeOccasion)] = Counters(),
        [nameof(ActivityService.ActivityServiceBase.ListOccasions)] = ReadersOfCounts,
        [nameof(ActivityService.ActivityServiceBase.ListActivityChanges)] = ReadersOfCounts,
        [nameof(QuestionnaireService.QuestionnaireServiceBase.PutQuestionnaire)] = new(Role.Forbundschef),
        [nameof(QuestionnaireService.QuestionnaireServiceBase.GetQuestionnaire)] = ReadersOfRounds,
        [nameof(QuestionnaireService.QuestionnaireServiceBase.ListQuestionnaires)] = ReadersOfRounds,
        [nameof(QuestionnaireService.QuestionnaireServiceBase.OpenRound)] = new(Role.Forbundschef),
        [nameof(QuestionnaireService.QuestionnaireServiceBase.ChangeRound)] = new(Role.Forbundschef),
        [nameof(QuestionnaireService.QuestionnaireServiceBase.CloseRound)] = new(Role.Forbundschef),
        [nameof(QuestionnaireService.QuestionnaireServiceBase.ListRounds)] = ReadersOfRounds,
        [nameof(QuestionnaireService.QuestionnaireServiceBase.IssueCodes)] = Counters("insats"),
        [nameof(QuestionnaireService.QuestionnaireServiceBase.GetForm)] = Permission.Anybody,
        [nameof(QuestionnaireService.QuestionnaireServiceBase.SubmitAnswer)] = Permission.Anybody,
        [nameof(QuestionnaireService.QuestionnaireServiceBase.ComputeResponseRates)] = ReadersOfRounds,
        [nameof(QuestionnaireService.QuestionnaireServiceBase.ComputeRoundResults)] = ReadersOfRounds,
        [nameof(VolumeService.VolumeServiceBase.PutVolumeCount)] = OwnCounts("insats"),
        [nameof(VolumeService.VolumeServiceBase.WithdrawVolumeCount)] = OwnCounts("insats"),
        [nameof(VolumeService.VolumeServiceBase.ListVolumeCounts)] = OwnCounts(),
        [nameof(VolumeService.VolumeServiceBase.ListVolumeCountChanges)] = OwnCounts("insats"),
        [nameof(ParticipantsService.ParticipantsServiceBase.PutPeriodRegister)] = new(Role.Forbundschef),
        [nameof(ParticipantsService.ParticipantsServiceBase.ListInsatser)] = new(ReadersOfTables) { OwnInsatser = [Role.Insatspersonal] },
        [nameof(ParticipantsService.ParticipantsServiceBase.Enroll)] = Registrars("participation.insats"),
        [nameof(ParticipantsService.ParticipantsServiceBase.Close)] = Registrars(),
        [nameof(ParticipantsService.ParticipantsServiceBase.GetParticipation)] =
            new() { OwnInsatser = [Role.Insatspersonal], WithReason = [Role.Revisor], Never = NoRegistrars },
        [nameof(CorrectionService.CorrectionServiceBase.CorrectParticipation)] = Registrars("correction.insats"),
        [nameof(CorrectionService.CorrectionServiceBase.ReopenParticipation)] = Registrars(),
        [nameof(CorrectionService.CorrectionServiceBase.ListParticipationVersions)] = Registrars(),
        [nameof(PersonService.PersonServiceBase.SearchPersons)] = Registrars(),
        [nameof(PersonService.PersonServiceBase.ChangePersonNumber)] = Registrars(),
        [nameof(PersonService.PersonServiceBase.ListPossibleDuplicates)] = Registrars(),
        [nameof(PersonService.PersonServiceBase.LinkPersons)] = Registrars(),
        [nameof(PersonService.PersonServiceBase.UndoLink)] = Registrars(),
        [nameof(PersonService.PersonServiceBase.SplitPersons)] = Registrars(),
        [nameof(PersonService.PersonServiceBase.ListPersonDecisions)] = Registrars(),
        [nameof(PersonService.PersonServiceBase.ProtectPerson)] = Registrars(),
        [nameof(PersonService.PersonServiceBase.ExportPersonRecord)] = Registrars(),
        [nameof(RetentionService.RetentionServiceBase.PutRetentionRule)] = new(Role.Forbundschef),
        [nameof(RetentionService.RetentionServiceBase.GetRetentionRule)] = new(ReadersOfRetention),
        [nameof(RetentionService.RetentionServiceBase.ListRetentionRules)] = new(ReadersOfRetention),
        [nameof(RetentionService.RetentionServiceBase.RunRetention)] = new(Role.Forbundschef),
        [nameof(RetentionService.RetentionServiceBase.ListRetentionRuns)] = new(ReadersOfRetention),
        [nameof(RetentionService.RetentionServiceBase.ListRemovedIdentities)] = new(Role.Revisor),
        [nameof(ParticipantsService.ParticipantsServiceBase.ListReads)] = new(Role.Revisor) { OwnInsatser = [Role.Insatsansvarig] },
        [nameof(ParticipantsService.ParticipantsServiceBase.ImportParticipations)] = Registrars(),
        [nameof(ExchangeService.ExchangeServiceBase.ImportParticipationsFile)] = Registrars(),
        [nameof(ExchangeService.ExchangeServiceBase.ExportParticipations)] =
            new() { OwnInsatser = [Role.Insatspersonal], WithReason = [Role.Revisor], InsatsField = "insats", Never = NoRegistrars },
        [nameof(CodeListService.CodeListServiceBase.ListCodeLists)] = ReadersOfCodes,
        [nameof(CodeListService.CodeListServiceBase.ListCodes)] = ReadersOfCodes,
        [nameof(CodeListService.CodeListServiceBase.PutCode)] = new(Role.Forbundschef),
        [nameof(CodeListService.CodeListServiceBase.ListCodeVersions)] = ReadersOfCodes,
        [nameof(MeasurePointService.MeasurePointServiceBase.PutMeasurePoint)] = Registrars(),
        [nameof(MeasurePointService.MeasurePointServiceBase.GetMeasurePoints)] = Registrars(),
        [nameof(MeasurePointService.MeasurePointServiceBase.ListMeasurePointVersions)] = Registrars(),
        [nameof(MeasurePointService.MeasurePointServiceBase.ListDueMeasurePoints)] = Registrars("insats"),
        [nameof(ExtraQuestionService.ExtraQuestionServiceBase.PutExtraQuestion)] = new(Role.Forbundschef),
        [nameof(ExtraQuestionService.ExtraQuestionServiceBase.ListExtraQuestions)] =
            new(ReadersOfTables) { OwnInsatser = [Role.Insatspersonal], InsatsField = "insats" },
        [nameof(ExtraQuestionService.ExtraQuestionServiceBase.ListExtraQuestionVersions)] = new(ReadersOfTables),
        [nameof(ParticipantsService.ParticipantsServiceBase.ComputeTables)] = new(ReadersOfTables) { OwnInsatser = [Role.Insatspersonal] },
        [nameof(CellService.CellServiceBase.ListCellParticipations)] =
            new() { OwnInsatser = [Role.Insatspersonal], WithReason = [Role.Revisor], Never = NoRegistrars },
        [nameof(StatisticsService.StatisticsServiceBase.ComputeFlows)] = ReadersOfStatistics,
        [nameof(StatisticsService.StatisticsServiceBase.ComputeTimeInInsats)] = ReadersOfStatistics,
        [nameof(StatisticsService.StatisticsServiceBase.ComputeOutcomes)] = ReadersOfStatistics,
        [nameof(StatisticsService.StatisticsServiceBase.ComputeForbundTables)] = new(ReadersOfTables),
        [nameof(StatisticsService.StatisticsServiceBase.ExportYearExtract)] = ReadersOfStatistics,
    });

    // As they are for those who meet the participants, in the insatser that they are assigned to; for the others from k on.
    private static Permission ReadersOfStatistics => new(ReadersOfTables) { OwnInsatser = [Role.Insatspersonal] };

    private static Permission ReadersOfCounts =>
        new(Role.Forbundschef, Role.Revisor) { OwnInsatser = [Role.Insatspersonal, Role.Insatsansvarig] };

    private static Permission ReadersOfRounds => new(ReadersOfTables) { OwnInsatser = [Role.Insatspersonal] };

    // What is counted without persons is for those who answer for the insats as well, and for the förbund's office.
    private static Permission Counters(string insatsField = "") =>
        new(Role.Forbundschef) { OwnInsatser = [Role.Insatspersonal, Role.Insatsansvarig], InsatsField = insatsField };

    // Counts of participants as they are, small ones too: the förbund sees them in tables.
    private static Permission OwnCounts(string insatsField = "") =>
        new() { OwnInsatser = [Role.Insatspersonal, Role.Insatsansvarig], InsatsField = insatsField, Never = NoRegistrars };

    private static Permission ReadersOfCodes => new([.. ReadersOfTables, Role.Insatspersonal]);

    private static Permission Registrars(string insatsField = "") =>
        new() { OwnInsatser = [Role.Insatspersonal], InsatsField = insatsField, Never = NoRegistrars };
}
