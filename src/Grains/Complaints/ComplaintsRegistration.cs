using Marketplace.Bookings;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Complaints;

internal static class ComplaintsRegistration
{
    public static IServiceCollection AddComplaints(this IServiceCollection services) =>
        services
            .AddAggregate<Complaint, ComplaintState, ComplaintCommand, ComplaintEvent>()
            .AddSingleton<IRelay<BookingEvent>, ComplaintOpening>()
            .AddSingleton<IRelay<ComplaintEvent>, ComplaintRelay>()
            .AddSingleton<IRelay<ComplaintEvent>, ComplaintThreadRelay>();
}
