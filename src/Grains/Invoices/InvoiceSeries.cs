using System.Diagnostics;

namespace Marketplace.Invoices;

/// <summary>
/// Numbers without gaps: the number is the state, it is taken in the write that gives it away, and what took one never gives it back.
/// </summary>
internal sealed class InvoiceSeries : IRules<InvoiceSeriesState, InvoiceSeriesCommand, InvoiceSeriesEvent>
{
    private InvoiceSeries()
    {
    }

    public static string StreamType => "invoice-series";

    public static Decision<InvoiceSeriesEvent> Decide(InvoiceSeriesState series, InvoiceSeriesCommand command, DateTimeOffset now) => command switch
    {
        // Who audits a series reads it by date: a clock that was set back must not put a later number on an earlier day.
        TakeInvoiceNumber take => new InvoiceNumberTaken(now > series.LastAt ? now : series.LastAt, take.InvoiceId, checked(series.Last + 1)),
        _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
    };

    public static InvoiceSeriesState Evolve(InvoiceSeriesState series, InvoiceSeriesEvent happened) => happened switch
    {
        InvoiceNumberTaken e => series with { Last = e.Number, LastAt = e.At },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };
}
