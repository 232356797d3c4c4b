using Finsam.Ledger.V1;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Ledger.Api;

/// <summary>Who may call which method, and how far.</summary>
internal static class LedgerPermissions
{
    /// <summary>Method to permission.</summary>
    public static PermissionTable Table { get; } = new(new Dictionary<string, Permission>
    {
        [nameof(LedgerService.LedgerServiceBase.PutPeriodRegister)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(LedgerService.LedgerServiceBase.PutBudget)] = new(Role.Ekonom),
        [nameof(LedgerService.LedgerServiceBase.ImportSie)] = new(Role.Ekonom),
        [nameof(LedgerService.LedgerServiceBase.ExportSie)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(LedgerService.LedgerServiceBase.PostVoucher)] = new(Role.Ekonom),
        [nameof(DraftService.DraftServiceBase.CreateDraft)] = new(Role.Ekonom),
        [nameof(DraftService.DraftServiceBase.UpdateDraft)] = new(Role.Ekonom),
        [nameof(DraftService.DraftServiceBase.GetDraft)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(DraftService.DraftServiceBase.ListDrafts)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(DraftService.DraftServiceBase.DeleteDraft)] = new(Role.Ekonom),
        [nameof(DraftService.DraftServiceBase.PostDraft)] = new(Role.Ekonom),
        [nameof(AttachmentService.AttachmentServiceBase.AttachToVoucher)] = new(Role.Ekonom),
        [nameof(AttachmentService.AttachmentServiceBase.AttachToDraft)] = new(Role.Ekonom),
        [nameof(AttachmentService.AttachmentServiceBase.DetachFromDraft)] = new(Role.Ekonom),
        [nameof(AttachmentService.AttachmentServiceBase.ExportAttachment)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(LedgerService.LedgerServiceBase.CorrectVoucher)] = new(Role.Ekonom),
        [nameof(LedgerService.LedgerServiceBase.GetVoucher)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(LedgerService.LedgerServiceBase.ListPostings)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(JournalService.JournalServiceBase.ExportJournal)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(JournalService.JournalServiceBase.ExportJournalCsv)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(JournalService.JournalServiceBase.ExportGeneralLedger)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(JournalService.JournalServiceBase.ExportGeneralLedgerCsv)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(LedgerService.LedgerServiceBase.OpenFiscalYear)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(LedgerService.LedgerServiceBase.LockPeriod)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(LedgerService.LedgerServiceBase.ReopenPeriod)] = new(Role.Forbundschef),
        [nameof(YearEndService.YearEndServiceBase.CloseFiscalYear)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(YearEndService.YearEndServiceBase.ReopenFiscalYear)] = new(Role.Forbundschef),
        [nameof(LedgerService.LedgerServiceBase.GetPeriods)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(LedgerService.LedgerServiceBase.ExportChangeLog)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(LedgerService.LedgerServiceBase.VerifyBooks)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(LedgerService.LedgerServiceBase.ExportCheckpoint)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(RegisterService.RegisterServiceBase.GetChartTemplate)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(RegisterService.RegisterServiceBase.ApplyChartTemplate)] = new(Role.Ekonom),
        [nameof(RegisterService.RegisterServiceBase.AddAccount)] = new(Role.Ekonom),
        [nameof(RegisterService.RegisterServiceBase.ChangeAccount)] = new(Role.Ekonom),
        [nameof(RegisterService.RegisterServiceBase.GetAccount)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(RegisterService.RegisterServiceBase.ListAccounts)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(RegisterService.RegisterServiceBase.AddObject)] = new(Role.Ekonom),
        [nameof(RegisterService.RegisterServiceBase.ChangeObject)] = new(Role.Ekonom),
        [nameof(RegisterService.RegisterServiceBase.GetObject)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(RegisterService.RegisterServiceBase.ListObjects)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(RegisterService.RegisterServiceBase.ListDimensions)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(StatementService.StatementServiceBase.GetCell)] = new(Role.Ekonom, Role.Forbundschef, Role.Revisor),
        [nameof(StatementService.StatementServiceBase.ListTableTemplates)] =
            new(Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Insatsansvarig),
        [nameof(StatementService.StatementServiceBase.GetTableTemplate)] =
            new(Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Insatsansvarig),
        [nameof(StatementService.StatementServiceBase.VerifyStatements)] = new(Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor),
        [nameof(LedgerService.LedgerServiceBase.ComputeTables)] =
            new(Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Insatsansvarig),
        [nameof(BudgetService.BudgetServiceBase.PutBudgetVersion)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(BudgetService.BudgetServiceBase.ReallocateBudget)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(BudgetService.BudgetServiceBase.AdoptForecast)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(BudgetService.BudgetServiceBase.GetBudget)] = new(BudgetReaders),
        [nameof(BudgetService.BudgetServiceBase.ListBudgetRows)] = new(BudgetReaders),
        [nameof(BudgetService.BudgetServiceBase.ListBudgetDecisions)] = new(BudgetReaders),
        [nameof(BudgetService.BudgetServiceBase.ComputeForecast)] = new(BudgetReaders),
        [nameof(FundingService.FundingServiceBase.DecideGrant)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(FundingService.FundingServiceBase.AdoptRegisteredGrants)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(FundingService.FundingServiceBase.SubmitRequisition)] = new() { OwnInsatser = [Role.Insatsansvarig], InsatsField = "insats" },
        [nameof(FundingService.FundingServiceBase.WithdrawRequisition)] = new() { OwnInsatser = [Role.Insatsansvarig] },
        [nameof(FundingService.FundingServiceBase.PrepareRequisition)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(FundingService.FundingServiceBase.ApproveRequisition)] = new(Role.Forbundschef),
        [nameof(FundingService.FundingServiceBase.RejectRequisition)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(FundingService.FundingServiceBase.ListGrants)] = FundingReaders,
        [nameof(FundingService.FundingServiceBase.ComputeGrants)] = FundingReaders,
        [nameof(FundingService.FundingServiceBase.ComputeInsatsCosts)] = new(BudgetReaders),
        [nameof(FundingService.FundingServiceBase.GetRequisition)] = FundingReaders,
        [nameof(FundingService.FundingServiceBase.ListRequisitions)] = FundingReaders,
        [nameof(ContributionService.ContributionServiceBase.DecideContributions)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(ContributionService.ContributionServiceBase.InvoiceContributions)] = new(Role.Ekonom),
        [nameof(ContributionService.ContributionServiceBase.PayContribution)] = new(Role.Ekonom),
        [nameof(ContributionService.ContributionServiceBase.ComputeContributions)] = new(BoardAndOffice),
        [nameof(ContributionService.ContributionServiceBase.ComputeContributionClaims)] = new(BoardAndOffice),
        [nameof(KeyFigureService.KeyFigureServiceBase.PutEquityLadder)] = new(Role.Ekonom, Role.Forbundschef),
        [nameof(KeyFigureService.KeyFigureServiceBase.ListEquityLadders)] = new(BoardAndOffice),
        [nameof(KeyFigureService.KeyFigureServiceBase.ComputeKeyFigures)] = new(BoardAndOffice),
    });

    private static Role[] BoardAndOffice => [Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor];

    private static Role[] BudgetReaders => [Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Insatsansvarig];

    // Owners of insatser see what was granted to theirs.
    private static Permission FundingReaders => new(BoardAndOffice) { OwnInsatser = [Role.Insatsansvarig], InsatsField = "insats" };
}
