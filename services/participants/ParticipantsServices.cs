using Finsam.Participants.Activities;
using Finsam.Participants.Close;
using Finsam.Participants.CodeLists;
using Finsam.Participants.Corrections;
using Finsam.Participants.Enroll;
using Finsam.Participants.ExportParticipations;
using Finsam.Participants.ExtraQuestions;
using Finsam.Participants.GetParticipation;
using Finsam.Participants.ImportParticipations;
using Finsam.Participants.Insatser;
using Finsam.Participants.ListReads;
using Finsam.Participants.MeasurePoints;
using Finsam.Participants.OpenCell;
using Finsam.Participants.Participations;
using Finsam.Participants.PeriodRegisters;
using Finsam.Participants.Questionnaires;
using Finsam.Participants.SmallCells;
using Finsam.Participants.Statistics;
using Finsam.Participants.Tables;
using Finsam.Participants.VolumeCounts;

namespace Finsam.Participants;

/// <summary>Registers the features.</summary>
internal static class ParticipantsServices
{
    /// <summary>Adds each method's handler and what they share; none keeps anything between calls but the code lists and the queue of inskrivningar.</summary>
    public static IServiceCollection AddParticipants(this IServiceCollection services) => services
        .AddSingleton<CodeBookSource>()
        .AddSingleton<ListCodesHandler>()
        .AddSingleton<PutCodeHandler>()
        .AddSingleton<ListCodeVersionsHandler>()
        .AddSingleton<ParticipationChange>()
        .AddSingleton<PutPeriodRegisterHandler>()
        .AddSingleton<ListInsatserHandler>()
        .AddSingleton<EnrollHandler>()
        .AddSingleton<EnrollmentQueue>()
        .AddSingleton<EnrollmentWriter>()
        .AddSingleton<CloseHandler>()
        .AddSingleton<CorrectParticipationHandler>()
        .AddSingleton<ReopenParticipationHandler>()
        .AddSingleton<ListParticipationVersionsHandler>()
        .AddSingleton<GetParticipationHandler>()
        .AddSingleton<ListReadsHandler>()
        .AddSingleton<ImportParticipationsHandler>()
        .AddSingleton<ImportParticipationsFileHandler>()
        .AddSingleton<ExportParticipationsHandler>()
        .AddSingleton<CubeCache>()
        .AddSingleton<ComputeTablesHandler>()
        .AddSingleton<ListCellParticipationsHandler>()
        .AddActivities()
        .AddMeasurePoints()
        .AddExtraQuestions()
        .AddVolumeCounts()
        .AddQuestionnaires()
        .AddStatistics();
}
