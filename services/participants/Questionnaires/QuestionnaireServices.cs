namespace Finsam.Participants.Questionnaires;

/// <summary>Registers the features of questionnaires.</summary>
internal static class QuestionnaireServices
{
    /// <summary>Adds each method's handler.</summary>
    public static IServiceCollection AddQuestionnaires(this IServiceCollection services) => services
        .AddSingleton<AnswerCodes>()
        .AddSingleton<PutQuestionnaireHandler>()
        .AddSingleton<ReadQuestionnairesHandler>()
        .AddSingleton<OpenRoundHandler>()
        .AddSingleton<ChangeRoundHandler>()
        .AddSingleton<CloseRoundHandler>()
        .AddSingleton<ListRoundsHandler>()
        .AddSingleton<IssueCodesHandler>()
        .AddSingleton<AnswerHandler>()
        .AddSingleton<ResponseRatesHandler>()
        .AddSingleton<RoundResultsHandler>();
}
