using Marketplace.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Invoices;

internal static class InvoicesRegistration
{
    public static IServiceCollection AddInvoices(this IServiceCollection services) =>
        services
            .AddAggregate<Invoice, InvoiceState, InvoiceCommand, InvoiceEvent>()
            .AddAggregate<InvoiceSeries, InvoiceSeriesState, InvoiceSeriesCommand, InvoiceSeriesEvent>()
            .AddAggregate<PaymentReceipt, PaymentReceiptState, PaymentReceiptCommand, PaymentReceiptEvent>()
            .AddAggregate<Bill, BillState, BillCommand, BillEvent>()
            .AddSingleton<IRelay<BillEvent>, BillRelay>()
            .AddSingleton<IRelay<PaymentEvent>, PaymentInvoices>()
            .AddSingleton<IRelay<PaymentEvent>, PaymentReceipts>()
            .AddSingleton<IRelay<InvoiceEvent>, InvoiceRelay>()
            .AddSingleton<IRelay<InvoiceSeriesEvent>, InvoiceSeriesRelay>();
}
